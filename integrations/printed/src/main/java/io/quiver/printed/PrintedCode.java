package io.quiver.printed;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Compiles and runs code of a page in a directory of its own, with the class path of the test;
 * files that a test puts there are resources of the code. For one thread.
 */
public final class PrintedCode {
  private final Path directory;

  /** A directory that is empty at first. */
  public PrintedCode(Path directory) {
    this.directory = directory;
  }

  /** Puts a file there. */
  public PrintedCode file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
    return this;
  }

  /** Compiles a file of Java; what follows may use its classes. */
  public PrintedCode compile(String name, String source) throws IOException {
    file(name, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    String path = directory + File.pathSeparator + classPath();
    List<String> options =
        List.of("-proc:none", "-parameters", "-d", directory.toString(), "-classpath", path);
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjects(directory.resolve(name).toFile());
      if (!compiler.getTask(null, files, messages, options, null, units).call()) {
        throw new AssertionError(errors(messages) + "\n" + source);
      }
    }
    return this;
  }

  /**
   * Runs statements that may end with a return.
   *
   * @param imports what stands between import and semicolon
   */
  public @Nullable Object run(List<String> imports, String body)
      throws IOException, ReflectiveOperationException {
    return run(imports, "", body, new Class<?>[0]);
  }

  /** Runs statements that use something, declared as in a parameter list. */
  public @Nullable Object run(
      List<String> imports, String declaration, String body, Class<?> type, Object argument)
      throws IOException, ReflectiveOperationException {
    return run(imports, declaration, body, new Class<?>[] {type}, argument);
  }

  private @Nullable Object run(
      List<String> imports, String declaration, String body, Class<?>[] types, Object... arguments)
      throws IOException, ReflectiveOperationException {
    StringBuilder source = new StringBuilder();
    imports.forEach(each -> source.append("import ").append(each).append(";\n"));
    source.append("public class Printed {\n  public static Object run(").append(declaration);
    source.append(") throws Exception {\n").append(body);
    boolean returns = body.lines().anyMatch(line -> line.startsWith("return "));
    source.append(returns ? "" : "return null;\n").append("  }\n}\n");
    compile("Printed.java", source.toString());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = loader()) {
      thread.setContextClassLoader(loader);
      return loader.loadClass("Printed").getDeclaredMethod("run", types).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(source.toString(), e.getCause());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Loads what has been compiled. */
  public URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, PrintedCode.class.getClassLoader());
  }

  private static String errors(DiagnosticCollector<JavaFileObject> messages) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<?> message : messages.getDiagnostics()) {
      text.append(message).append('\n');
    }
    return text.toString();
  }

  private static String classPath() {
    String tested = System.getProperty("surefire.test.class.path");
    return tested != null ? tested : System.getProperty("java.class.path");
  }
}
