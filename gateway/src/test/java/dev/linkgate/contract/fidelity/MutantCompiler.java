package dev.linkgate.contract.fidelity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one source against the class path, in memory. For one thread. */
final class MutantCompiler {
  private static final DiagnosticListener<JavaFileObject> NOBODY = diagnostic -> {};

  private final JavaCompiler compiler;
  private final JavaFileManager files;

  MutantCompiler() {
    this.compiler =
        Objects.requireNonNull(
            ToolProvider.getSystemJavaCompiler(),
            "there is no javax.tools compiler here: run the tests on a JDK, not on a JRE");
    this.files = compiler.getStandardFileManager(NOBODY, null, null);
  }

  /** The classes by name; empty when it does not compile. */
  Optional<Map<String, byte[]>> compile(Mutant mutant) {
    return compile(List.of(new Source(mutant.type(), mutant.source())));
  }

  /** The same with all of its package: other classes hold copies of its constants. */
  Optional<Map<String, byte[]>> compileAll(Mutant mutant) {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(mutant.type(), mutant.source()));
    mutant.neighbours().forEach((type, text) -> sources.add(new Source(type, text)));
    return compile(sources);
  }

  private Optional<Map<String, byte[]>> compile(List<Source> sources) {
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    // Surefire may hide the class path in a jar's manifest.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    boolean compiled =
        compiler
            .getTask(
                null,
                new InMemory(files, written),
                NOBODY,
                List.of("-proc:none", "-nowarn", "-implicit:none", "-cp", classPath),
                null,
                sources)
            .call();
    if (!compiled) {
      return Optional.empty();
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return Optional.of(classes);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String type, String text) {
      super(URI.create("mutant:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      return new SimpleJavaFileObject(URI.create("mutant:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
