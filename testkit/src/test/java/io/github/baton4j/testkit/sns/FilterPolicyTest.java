// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {
  private static FilterPolicy policy(String json, boolean onBody) {
    return FilterPolicy.read(Json.read(json), onBody, "");
  }

  private static Verdict onAttributes(String policy, Map<String, Attribute> attributes) {
    return policy(policy, false).judge(attributes, "no JSON");
  }

  private static Verdict one(String policy, String type, String value) {
    return onAttributes(policy, Map.of("k", new Attribute(type, value)));
  }

  private static Verdict onBody(String policy, String body) {
    return policy(policy, true).judge(Map.of(), body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'k':['a']}                          | String       | a            | MATCHED",
        "{'k':['a']}                          | String       | A            | NO_MATCH",
        "{'k':['a','b']}                      | String       | b            | MATCHED",
        "{'k':['a']}                          | String.mine  | a            | MATCHED",
        "{'k':['5']}                          | Number       | 5            | NO_MATCH",
        "{'k':[5]}                            | String       | 5            | NO_MATCH",
        "{'k':[5]}                            | Number       | 5.00         | MATCHED",
        "{'k':[5]}                            | Number       | 5e0          | MATCHED",
        "{'k':[{'prefix':'ab'}]}              | String       | abc          | MATCHED",
        "{'k':[{'prefix':'ab'}]}              | String       | cab          | NO_MATCH",
        "{'k':[{'suffix':'ab'}]}              | String       | cab          | MATCHED",
        "{'k':[{'suffix':'ab'}]}              | String       | abc          | NO_MATCH",
        "{'k':[{'equals-ignore-case':'AB'}]}  | String       | aB           | MATCHED",
        "{'k':[{'equals-ignore-case':'AB'}]}  | String       | aC           | NO_MATCH",
        "{'k':[{'anything-but':'a'}]}         | String       | b            | MATCHED",
        "{'k':[{'anything-but':'a'}]}         | String       | a            | NO_MATCH",
        "{'k':[{'anything-but':['a','b']}]}   | String       | b            | NO_MATCH",
        "{'k':[{'anything-but':['a','b']}]}   | String       | c            | MATCHED",
        "{'k':[{'anything-but':['a']}]}       | Number       | 1            | NO_MATCH",
        "{'k':[{'anything-but':[1,2]}]}       | Number       | 2.0          | NO_MATCH",
        "{'k':[{'anything-but':[1,2]}]}       | Number       | 3            | MATCHED",
        "{'k':[{'anything-but':{'prefix':'a'}}]} | String    | ab           | NO_MATCH",
        "{'k':[{'anything-but':{'prefix':'a'}}]} | String    | ba           | MATCHED",
        "{'k':[{'anything-but':{'suffix':'a'}}]} | String    | ba           | NO_MATCH",
        "{'k':[{'exists':true}]}              | String       | a            | MATCHED",
        "{'k':[{'exists':false}]}             | String       | a            | NO_MATCH",
        "{'other':[{'exists':true}]}          | String       | a            | NO_MATCH",
        "{'other':[{'exists':false}]}         | String       | a            | MATCHED",
        "{'other':[{'anything-but':'a'}]}     | String       | a            | NO_MATCH",
        "{'k':[{'numeric':['=',5]}]}          | Number       | 5.0          | MATCHED",
        "{'k':[{'numeric':['<',5]}]}          | Number       | 5            | NO_MATCH",
        "{'k':[{'numeric':['<=',5]}]}         | Number       | 5            | MATCHED",
        "{'k':[{'numeric':['>',5]}]}          | Number       | 5            | NO_MATCH",
        "{'k':[{'numeric':['>=',5]}]}         | Number       | 5            | MATCHED",
        "{'k':[{'numeric':['>',0,'<=',10]}]}  | Number       | 0            | NO_MATCH",
        "{'k':[{'numeric':['>',0,'<=',10]}]}  | Number       | 10           | MATCHED",
        "{'k':[{'numeric':['>',0,'<=',10]}]}  | Number       | 10.00001     | NO_MATCH",
        "{'k':[{'numeric':['=',5]}]}          | String       | 5            | NO_MATCH",
        "{'k':['b']}                          | String.Array | ['a','b']    | MATCHED",
        "{'k':['c']}                          | String.Array | ['a','b']    | NO_MATCH",
        "{'k':[2]}                            | String.Array | ['a',2]      | MATCHED",
        "{'k':[null]}                         | String.Array | [null]       | MATCHED",
        "{'k':[true]}                         | String.Array | [false]      | NO_MATCH",
        "{'k':[{'anything-but':'a'}]}         | String.Array | ['a','b']    | MATCHED",
        "{'k':[{'exists':true}]}              | String.Array | []           | NO_MATCH",
        "{'k':[{'exists':false}]}             | String.Array | []           | NO_MATCH",
        "{'k':[{'exists':true}]}              | Binary       | AQ==         | NO_MATCH",
        "{'k':[{'exists':false}]}             | Binary       | AQ==         | NO_MATCH",
        "{'k':['AQ==']}                       | Binary       | AQ==         | NO_MATCH",
      })
  void attributesAreComparedAsAwsDoesIt(
      String policy, String type, String value, Verdict expected) {
    assertEquals(expected, one(policy.replace('\'', '"'), type, value.replace('\'', '"')));
  }

  @Test
  void onlyStringArraysAreParsed() {
    // A String that looks like an array is a string; this one even has no quotation marks to
    // stumble over.
    assertEquals(Verdict.MATCHED, one("{\"k\":[\"[1]\"]}", "String", "[1]"));
    assertEquals(Verdict.NO_MATCH, one("{\"k\":[1]}", "String", "[1]"));
    assertEquals(Verdict.MATCHED, one("{\"k\":[{\"prefix\":\"{\"}]}", "String", "{braces}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "String       | {\"a\":1}",
        "String       | say \"hello\"",
        "String       | a lone \\ here",
        "String       | a\tb",
        "Number       | .5",
        "Number       | 5.",
        "String.Array | not-json",
        "String.Array | {}",
        "String.Array | [[1]]",
      })
  void oneUnreadableAttributeSpoilsAllOthers(String type, String value) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("k", new Attribute("String", "a"));
    attributes.put("unnamed", new Attribute(type, value));
    assertEquals(Verdict.INVALID_ATTRIBUTES, onAttributes("{\"k\":[\"a\"]}", attributes));
    assertEquals(Verdict.MATCHED, onBody("{\"k\":[\"a\"]}", "{\"k\":\"a\"}"));
  }

  @Test
  void whatThePublisherEscapedMustBeEscapedTwiceInThePolicy() {
    assertEquals(Verdict.MATCHED, one("{\"k\":[\"\\\\\\\"a\\\\\\\"\"]}", "String", "\\\"a\\\""));
    assertEquals(Verdict.NO_MATCH, one("{\"k\":[\"\\\"a\\\"\"]}", "String", "\\\"a\\\""));
  }

  @Test
  void noAttributesAtAllMatchNothing() {
    assertEquals(
        Verdict.NO_MESSAGE_ATTRIBUTES, onAttributes("{\"k\":[{\"exists\":false}]}", Map.of()));
  }

  @Test
  void keysAreAndValuesAreOr() {
    String policy = "{\"a\":[\"1\",\"2\"],\"b\":[\"3\",{\"prefix\":\"x\"}]}";
    Attribute two = new Attribute("String", "2");
    assertEquals(
        Verdict.MATCHED,
        onAttributes(policy, Map.of("a", two, "b", new Attribute("String", "xyz"))));
    assertEquals(
        Verdict.NO_MATCH,
        onAttributes(policy, Map.of("a", two, "b", new Attribute("String", "4"))));
    assertEquals(Verdict.NO_MATCH, onAttributes(policy, Map.of("a", two)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'b':['x']}}             | {'a':{'b':'x'}}                          | MATCHED",
        "{'a':{'b':['x']}}             | {'a':{'b':['y','x']}}                    | MATCHED",
        "{'a':{'b':['x']}}             | {'a':'x'}                                | NO_MATCH",
        "{'a':{'b':['x']}}             | {}                                       | NO_MATCH",
        "{'a':{'b':[{'exists':false}]}}| {'c':1}                                  | MATCHED",
        "{'a':{'b':[1],'c':[2]}}       | {'a':[{'b':1,'c':3},{'b':4,'c':2}]}      | NO_MATCH",
        "{'a':{'b':[1],'c':[2]}}       | {'a':[{'b':4,'c':3},{'b':1,'c':2}]}      | MATCHED",
        "{'a':[{'exists':true}]}       | {'a':null}                               | MATCHED",
        "{'a':[{'exists':true}]}       | {'a':{}}                                 | NO_MATCH",
        "{'a':[1]}                     | [{'a':1}]                                | INVALID_MESSAGE_BODY",
        "{'a':[1]}                     | {'a':1} x                                | INVALID_MESSAGE_BODY",
        "{'a':[1]}                     | hello                                    | INVALID_MESSAGE_BODY",
      })
  void bodiesAreComparedWithTheirNesting(String policy, String body, Verdict expected) {
    assertEquals(expected, onBody(policy.replace('\'', '"'), body.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a':'x'}",
        "{'a':[]}",
        "{'a':[[]]}",
        "{'a':{'b':['x']}}",
        "{'a':[{'prefix':1}]}",
        "{'a':[{'prefix':'a','suffix':'b'}]}",
        "{'a':[{}]}",
        "{'a':[{'like':'b'}]}",
        "{'a':[{'exists':'yes'}]}",
        "{'a':[{'anything-but':[]}]}",
        "{'a':[{'anything-but':['x',1]}]}",
        "{'a':[{'anything-but':{'numeric':['=',1]}}]}",
        "{'a':[{'numeric':[]}]}",
        "{'a':[{'numeric':['=']}]}",
        "{'a':[{'numeric':['=','1']}]}",
        "{'a':[{'numeric':['~',1]}]}",
        "{'a':[{'numeric':['<',1,'>',0]}]}",
        "{'a':[{'numeric':['>',1,'<',1]}]}",
        "{'$or':[{'a':['x']},{'b':['x']}]}",
        "{'a':['1'],'b':['1'],'c':['1'],'d':['1'],'e':['1'],'f':['1']}",
      })
  void wrongPoliciesAreRefused(String json) {
    SnsError refusal = assertThrows(SnsError.class, () -> policy(json.replace('\'', '"'), false));
    assertEquals("InvalidParameter", refusal.code());
    assertTrue(refusal.message().startsWith("Invalid parameter: FilterPolicy: "));
  }

  @Test
  void combinationsAreLimitedByTheFormulaOfAws() {
    String ten = "[0,1,2,3,4,5,6,7,8,9]";
    String fifteen = "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14]";
    String sixteen = "[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]";
    policy("{\"a\":" + ten + ",\"b\":" + fifteen + "}", false);
    assertThrows(SnsError.class, () -> policy("{\"a\":" + ten + ",\"b\":" + sixteen + "}", false));
    // Depth counts: 2 * 5 * 3 * 5 = 150.
    policy("{\"a\":{\"x\":[1,2,3,4,5]},\"b\":{\"y\":{\"z\":[1,2,3,4,5]}}}", true);
    assertThrows(
        SnsError.class,
        () -> policy("{\"a\":{\"x\":[1,2,3,4,5]},\"b\":{\"y\":{\"z\":[1,2,3,4,5,6]}}}", true));
  }
}
