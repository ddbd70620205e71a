package io.ringfence.streaming.planted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A class with a bug in it, compiled.
 *
 * @param classes its class files and those nested in it, by name
 */
record PatchedClass(Map<String, byte[]> classes) {
  private static final JavaCompiler COMPILER =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");

  /** For the life of the JVM: the class path is opened and read once, not for each bug. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  /**
   * Compiles the source of a class with the bug in the place of the true words.
   *
   * @throws IllegalStateException where those words are not there exactly once, or the result is no
   *     Java: the list of bugs is out of date
   */
  static PatchedClass of(PlantedBug bug) throws IOException {
    Path file = Repository.root().resolve(bug.source());
    String text = Files.readString(file);
    int at = text.indexOf(bug.line());
    if (at < 0 || text.indexOf(bug.line(), at + 1) >= 0) {
      throw new IllegalStateException(
          "%s must hold exactly once the words a bug is planted in: %s"
              .formatted(bug.source(), bug.line()));
    }
    return compile(bug, text.replace(bug.line(), bug.instead()));
  }

  private static PatchedClass compile(PlantedBug bug, String text) {
    StringWriter words = new StringWriter();
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    boolean good =
        COMPILER
            .getTask(
                words,
                keeping(FILES, written),
                null,
                List.of("-proc:none", "-nowarn", "-g", "-Xlint:none"),
                null,
                List.of(new Source(bug, text)))
            .call();
    if (!good) {
      throw new IllegalStateException(bug.source() + " with its bug is no Java: " + words);
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return new PatchedClass(classes);
  }

  private static JavaFileManager keeping(
      StandardJavaFileManager files, Map<String, ByteArrayOutputStream> written) {
    return new ForwardingJavaFileManager<>(files) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
          @Override
          public OutputStream openOutputStream() {
            return written.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
          }
        };
      }
    };
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(PlantedBug bug, String text) {
      super(URI.create("memory:///" + bug.simpleName() + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
