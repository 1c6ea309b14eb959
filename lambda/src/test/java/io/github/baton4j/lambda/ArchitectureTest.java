// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.lambda;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.baton4j.testkit.Pom;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may see whom, of all published modules at once, package by package. What a single class may hold together, of optional
 * jars, is judged in each module by its WallsTest, which looks at the bytes, descriptors of what is called included.
 */
class ArchitectureTest {
  private static final String BATON = "io.github.baton4j";
  private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events..";

  /** What each package may see beside itself, {@code java} and the annotations of JSpecify; arrows point down only. */
  private static final Map<String, List<String>> ARROWS = Map.ofEntries(
      Map.entry("", List.of("internal", "transport", "org.slf4j..")),
      Map.entry("internal", List.of("org.slf4j..")),
      Map.entry("transport", List.of("", "internal")),
      Map.entry("logback", List.of("internal", "org.slf4j", "ch.qos.logback..")),
      Map.entry("micrometer", List.of("", "internal", "io.micrometer..")),
      Map.entry(
          "http", List.of("", "internal", "transport", EVENTS, "jakarta.servlet..", "okhttp3..")),
      Map.entry(
          "kinesis", List.of("", "internal", "transport", EVENTS, "software.amazon.awssdk..")),
      Map.entry("sns", List.of("", "internal", "transport", EVENTS, "software.amazon.awssdk..")),
      Map.entry("sqs", List.of("", "internal", "transport", EVENTS, "software.amazon.awssdk..")),
      Map.entry("junit", List.of("", "internal", "org.junit.jupiter.api..")),
      Map.entry("auto", List.of("internal", "kinesis", "software.amazon.awssdk..")),
      Map.entry(
          "lambda",
          List.of(
              "",
              "internal",
              "transport",
              "http",
              "kinesis",
              "sns",
              "sqs",
              "org.slf4j..",
              "com.amazonaws.services.lambda.runtime..")));

  /**
   * The one cycle: what the transports hand in, {@code Received}, is an {@code Incoming}, which is the front's, and the
   * front reads it by its own kind. It is the front's back door, not a floor of its own.
   */
  private static final Set<String> BEHIND_THE_FRONT = Set.of("Baton", "Capture");

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    List<Location> locations = new ArrayList<>();
    for (Pom pom : PublishedModules.poms().values()) {
      Path classes = PublishedModules.classes(pom);
      locations.add(
          Files.isDirectory(classes)
              ? Location.of(classes)
              : Location.of(URI.create("jar:" + classes.toUri() + "!/")));
    }
    all = new ClassFileImporter().importLocations(locations);
  }

  private static String named(String ofPackage) {
    return ofPackage.isEmpty()
        ? BATON
        : ofPackage.contains(".") ? ofPackage : BATON + "." + ofPackage;
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> found = new TreeSet<>();
    for (JavaClass each : all) {
      found.add(each.getPackageName());
    }
    Set<String> named = new TreeSet<>();
    ARROWS.keySet().forEach(each -> named.add(named(each)));
    assertEquals(named, found);
  }

  @TestFactory
  Stream<DynamicTest> aPackageSeesWhatItMaySee() {
    return ARROWS.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(named(each.getKey()), () -> {
          List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify.annotations"));
          allowed.add(named(each.getKey()));
          each.getValue().forEach(other -> allowed.add(named(other)));
          classes()
              .that(resideInAPackage(named(each.getKey())))
              .should()
              .onlyDependOnClassesThat(
                  resideInAnyPackage(allowed.toArray(new String[0])).or(arraysOfPrimitives()))
              .check(all);
        }));
  }

  private static DescribedPredicate<JavaClass> arraysOfPrimitives() {
    return DescribedPredicate.describe(
        "primitive", each -> each.getBaseComponentType().isPrimitive());
  }

  /** A slice for each package, the one that all others are below included. */
  private static final SliceAssignment PACKAGES = new SliceAssignment() {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass each) {
      return each.getPackageName().startsWith(BATON)
          ? SliceIdentifier.of(each.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  };

  @Test
  void packagesHaveNoCycleButTheFrontsBackDoor() {
    slices()
        .assignedFrom(PACKAGES)
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            DescribedPredicate.describe(
                "of the front, that reads what transports hand in",
                (JavaClass each) -> each.getPackageName().equals(BATON)
                    && BEHIND_THE_FRONT.contains(each.getSimpleName())),
            DescribedPredicate.describe(
                "Received",
                (JavaClass each) -> each.getName().equals(BATON + ".transport.Received")))
        .check(all);
  }

  private static DescribedPredicate<JavaClass> ofTheApi() {
    return resideOutsideOfPackages("..internal..", "..transport..")
        .and(DescribedPredicate.describe(
            "public", (JavaClass each) -> each.getModifiers().contains(JavaModifier.PUBLIC)));
  }

  @Test
  void aPublicTypeIsFinalOrMadeToBeImplemented() {
    classes()
        .that(ofTheApi())
        .and()
        .areNotInterfaces()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(all);
  }

  @Test
  void noPublicOrStaticFieldCanBeChanged() {
    fields().that().arePublic().should().beFinal().check(all);
    fields()
        .that()
        .areProtected()
        .and()
        .areDeclaredInClassesThat(ofTheApi())
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(all);
    fields()
        .that(DescribedPredicate.describe(
            "are public and static",
            (JavaField each) ->
                each.getModifiers().containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC))))
        .and()
        .areDeclaredInClassesThat(ofTheApi())
        .should()
        .haveRawType(DescribedPredicate.describe(
            "that is a constant's",
            (JavaClass type) ->
                type.isPrimitive() || type.isEnum() || type.getName().equals("java.lang.String")))
        .check(all);
  }

  /** By a test that watches what is left of calls; by the JVM, when something is serialised. */
  private static final Set<String> CALLED_BY_OTHERS =
      Set.of(BATON + ".http.HeaderInterceptor.size()", BATON + ".lambda.RecordList.writeReplace()");

  @Test
  void nothingIsThereThatNobodyCalls() {
    Set<String> idle = new TreeSet<>();
    int looked = 0;
    for (JavaClass each : all) {
      boolean isApi = ofTheApi().test(each);
      for (JavaMethod method : each.getMethods()) {
        boolean isPublic = method.getModifiers().contains(JavaModifier.PUBLIC);
        boolean isCompilers = method.getModifiers().contains(JavaModifier.SYNTHETIC)
            || (each.isEnum() && isPublic && method.getModifiers().contains(JavaModifier.STATIC));
        looked++;
        if (!(isApi && isPublic)
            && !isCompilers
            && method.getAccessesToSelf().isEmpty()
            && !mayOverride(each, method, isPublic)) {
          idle.add(method.getFullName());
        }
      }
    }
    assertTrue(looked > 500, "only " + looked + " methods");
    assertEquals(CALLED_BY_OTHERS, idle);
  }

  /** Of a type of others it is called by others, if it is public. */
  private static boolean mayOverride(JavaClass owner, JavaMethod method, boolean isPublic) {
    String[] parameters =
        method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    return Stream.concat(
            owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
        .anyMatch(each -> (each.getName().startsWith(BATON) || each.isEquivalentTo(Object.class))
            ? each.tryGetMethod(method.getName(), parameters).isPresent()
            : isPublic);
  }
}
