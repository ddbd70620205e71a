package io.ringfence.clickhouse.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child JVM runs: main class, class path, options and environment.
 *
 * @param name what people call the process, in messages and thread names; not blank
 * @param mainClass fully qualified class with {@code public static void main(String[])}; it runs
 *     under {@link Supervised}
 * @param classPath jars, class folders, or {@code folder/*} for every jar of a folder; not empty
 * @param jvmArguments options of the JVM, before the main class
 * @param arguments arguments of the main class
 * @param environment variables set beside the inherited ones
 */
public record JavaCommand(
    String name,
    String mainClass,
    List<Path> classPath,
    List<String> jvmArguments,
    List<String> arguments,
    Map<String, String> environment) {

  /** Checks the command and copies its lists. */
  public JavaCommand {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank, was '" + name + "'");
    }
    if (mainClass.isBlank()) {
      throw new IllegalArgumentException("mainClass must not be blank, was '" + mainClass + "'");
    }
    if (classPath.isEmpty()) {
      throw new IllegalArgumentException("classPath must not be empty, was " + classPath);
    }
    classPath = List.copyOf(classPath);
    jvmArguments = List.copyOf(jvmArguments);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A command without JVM options, arguments and variables of its own. */
  public static JavaCommand of(String name, String mainClass, List<Path> classPath) {
    return new JavaCommand(name, mainClass, classPath, List.of(), List.of(), Map.of());
  }

  /** The same command with these JVM options instead of its own. */
  public JavaCommand withJvmArguments(List<String> newJvmArguments) {
    return new JavaCommand(name, mainClass, classPath, newJvmArguments, arguments, environment);
  }

  /** The same command with these arguments of the main class instead of its own. */
  public JavaCommand withArguments(List<String> newArguments) {
    return new JavaCommand(name, mainClass, classPath, jvmArguments, newArguments, environment);
  }

  /** The same command with these environment variables instead of its own. */
  public JavaCommand withEnvironment(Map<String, String> newEnvironment) {
    return new JavaCommand(name, mainClass, classPath, jvmArguments, arguments, newEnvironment);
  }

  /** The jar or class folder a class was loaded from. */
  public static Path origin(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalArgumentException("type must come from a class path, was " + type);
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("type must come from a file, was " + source, e);
    }
  }

  List<String> commandLine() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvmArguments);
    line.add("-cp");
    line.add(classPathText());
    line.add(Supervised.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  private String classPathText() {
    List<String> entries = new ArrayList<>();
    classPath.forEach(entry -> entries.add(entry.toString()));
    String ours = origin(Supervised.class).toString();
    if (!entries.contains(ours)) {
      entries.add(ours);
    }
    return String.join(File.pathSeparator, entries);
  }
}
