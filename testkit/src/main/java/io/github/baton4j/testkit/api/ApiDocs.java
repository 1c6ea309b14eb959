// SPDX-FileCopyrightText: The Baton authors
// SPDX-License-Identifier: Apache-2.0
package io.github.baton4j.testkit.api;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What sources say of their public types and of the public members of these, as Javadoc. Nothing is compiled. */
public final class ApiDocs {
  private ApiDocs() {}

  /** The types that are public, and their nested ones that are, of all sources below a folder, in the order of files. */
  public static List<Type> below(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> below = Files.walk(folder)) {
      List<Path> sources =
          below.filter(each -> each.toString().endsWith(".java")).sorted().toList();
      JavacTask task = (JavacTask) compiler.getTask(
          null,
          files,
          null,
          List.of("-proc:none"),
          null,
          files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      List<Type> types = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Scanner(docs, types).scan(unit, null);
      }
      return types;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String nameOf(@Nullable Tree type) {
    String name = String.valueOf(type).replaceAll("<.*", "");
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Type> {
    private final DocTrees docs;
    private final List<Type> types;

    Scanner(DocTrees docs, List<Type> types) {
      this.docs = docs;
      this.types = types;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Type outer) {
      boolean isOfInterface = outer != null && outer.isInterface;
      Set<Modifier> modifiers = tree.getModifiers().getFlags();
      if (!isOfInterface
          && !modifiers.contains(Modifier.PUBLIC)
          && !modifiers.contains(Modifier.PROTECTED)) {
        return null;
      }
      String around = outer == null
          ? String.valueOf(getCurrentPath().getCompilationUnit().getPackageName())
          : outer.name;
      Type type = new Type(
          around + "." + tree.getSimpleName(),
          tree.getKind() == Tree.Kind.INTERFACE,
          outer,
          Doc.of(docs.getDocCommentTree(getCurrentPath())),
          new ArrayList<>());
      types.add(type);
      for (Tree member : tree.getMembers()) {
        scan(member, type);
      }
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Type type) {
      Set<Modifier> modifiers = tree.getModifiers().getFlags();
      boolean isSeen =
          modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
      if (type != null && (isSeen || (type.isInterface && !modifiers.contains(Modifier.PRIVATE)))) {
        Set<String> thrown = new TreeSet<>();
        if (tree.getBody() != null) {
          new Throwing(thrown).scan(new TreePath(getCurrentPath(), tree.getBody()), null);
        }
        boolean isOverriding = tree.getModifiers().getAnnotations().stream()
            .anyMatch(each -> nameOf(each.getAnnotationType()).equals("Override"));
        if (!isOverriding) {
          for (ExpressionTree each : tree.getThrows()) {
            thrown.add(nameOf(each));
          }
        }
        type.methods.add(new Method(
            tree.getName() + "(" + tree.getParameters().size() + ")",
            isOverriding,
            thrown,
            Doc.of(docs.getDocCommentTree(getCurrentPath()))));
      }
      return null;
    }
  }

  /** What a body throws by itself, be it by asking for what is not null. */
  private static final class Throwing extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> thrown;

    Throwing(Set<String> thrown) {
      this.thrown = thrown;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
      return null;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void none) {
      return null;
    }

    @Override
    public @Nullable Void visitThrow(ThrowTree tree, @Nullable Void none) {
      if (tree.getExpression() instanceof NewClassTree made) {
        thrown.add(nameOf(made.getIdentifier()));
      }
      return super.visitThrow(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void none) {
      if (nameOf(tree.getMethodSelect()).equals("requireNonNull")) {
        thrown.add("NullPointerException");
      }
      return super.visitMethodInvocation(tree, null);
    }
  }

  /**
   * One comment, as it is written.
   *
   * @param first its first sentence, in one line
   * @param body all of it but for the block tags
   * @param throwing the simple names at {@code @throws}
   * @param parameters the names at {@code @param}
   */
  public record Doc(
      String first,
      String body,
      List<String> since,
      List<String> throwing,
      List<String> parameters) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Doc NONE = new Doc("", "", List.of(), List.of(), List.of());

    static Doc of(@Nullable DocCommentTree tree) {
      if (tree == null) {
        return NONE;
      }
      List<String> since = new ArrayList<>();
      List<String> throwing = new ArrayList<>();
      List<String> parameters = new ArrayList<>();
      for (DocTree each : tree.getBlockTags()) {
        if (each instanceof SinceTree tag) {
          since.add(text(tag.getBody()));
        } else if (each instanceof ThrowsTree tag) {
          throwing.add(String.valueOf(tag.getExceptionName()));
        } else if (each instanceof ParamTree tag) {
          parameters.add(String.valueOf(tag.getName()));
        }
      }
      return new Doc(
          text(tree.getFirstSentence()).replaceAll("\\s+", " ").strip(),
          text(tree.getFullBody()),
          since,
          throwing,
          parameters);
    }

    private static String text(List<? extends DocTree> trees) {
      StringBuilder all = new StringBuilder();
      for (DocTree each : trees) {
        all.append(each);
      }
      // Trees write whatever is not ASCII as sources may.
      return ESCAPE
          .matcher(all)
          .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)));
    }

    /** Its first sentence in Markdown: what is code stays so, a link is its text. */
    public String firstAsMarkdown() {
      String text = first;
      text = text.replaceAll("\\{@(?:code|literal) ([^{}]*)\\}", "`$1`");
      text = text.replaceAll("\\{@link(?:plain)? [^\\s{}]+ ([^{}]+)\\}", "$1");
      text = text.replaceAll("\\{@link(?:plain)? (?:[a-z0-9]+\\.)*#?([^{}]+)\\}", "`$1`");
      return text.replaceAll("</?b>", "**").replace("#", ".");
    }
  }

  /**
   * A method or a constructor.
   *
   * @param name with the number of its parameters
   * @param thrown what it declares, and what its body throws by itself
   */
  public record Method(String name, boolean isOverriding, Set<String> thrown, Doc doc) {}

  /**
   * A type.
   *
   * @param name with its package, nested ones with a dot
   */
  public record Type(
      String name, boolean isInterface, @Nullable Type outer, Doc doc, List<Method> methods) {
    /** Without its package. */
    public String simpleName() {
      return outer == null
          ? name.substring(name.lastIndexOf('.') + 1)
          : outer.simpleName() + name.substring(outer.name.length());
    }

    /** Its package. */
    public String packageName() {
      return outer == null ? name.substring(0, name.lastIndexOf('.')) : outer.packageName();
    }
  }
}
