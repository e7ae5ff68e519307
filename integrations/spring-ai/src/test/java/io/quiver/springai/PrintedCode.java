package io.quiver.springai;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
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

/** Code of a page of documentation, compiled and run as it is printed. */
final class PrintedCode {
  private PrintedCode() {}

  /** The first block of this language in a page. */
  static String block(Path page, String language) throws IOException {
    String text = Files.readString(page);
    String begin = "```" + language + "\n";
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf("```", from));
  }

  /** Compiles a class named Printed and calls its method run. */
  static Object run(Path directory, String source, Class<?> parameter, Object argument)
      throws IOException, ReflectiveOperationException {
    Path file = Files.writeString(directory.resolve("Printed.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
    List<String> options =
        List.of("-proc:none", "-d", directory.toString(), "-classpath", classPath());
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(messages, Locale.ROOT, null)) {
      boolean compiled =
          compiler
              .getTask(null, files, messages, options, null, files.getJavaFileObjects(file))
              .call();
      if (!compiled) {
        throw new AssertionError(errors(messages) + "\n" + source);
      }
    }
    try (URLClassLoader loader = loader(directory)) {
      return loader.loadClass("Printed").getDeclaredMethod("run", parameter).invoke(null, argument);
    } catch (InvocationTargetException e) {
      throw new AssertionError(source, e.getCause());
    }
  }

  private static String errors(DiagnosticCollector<JavaFileObject> messages) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<?> message : messages.getDiagnostics()) {
      text.append(message).append('\n');
    }
    return text.toString();
  }

  private static URLClassLoader loader(Path directory) throws MalformedURLException {
    return new URLClassLoader(
        new URL[] {directory.toUri().toURL()}, PrintedCode.class.getClassLoader());
  }

  private static String classPath() {
    String tested = System.getProperty("surefire.test.class.path");
    return tested != null ? tested : System.getProperty("java.class.path");
  }
}
