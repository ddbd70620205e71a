package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.InputEvent;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds every record of the wire package where it was compiled to, so that none can be forgotten.
 */
final class WireTypes {
  private WireTypes() {}

  static List<Class<?>> all() throws IOException, URISyntaxException {
    var home = InputEvent.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    var folder = InputEvent.class.getPackageName().replace('.', '/');
    if (Files.isDirectory(Path.of(home))) {
      return records(Path.of(home).resolve(folder));
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + home), Map.of())) {
      return records(jar.getPath("/" + folder));
    }
  }

  private static List<Class<?>> records(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .<Class<?>>map(WireTypes::load)
          .filter(Class::isRecord)
          .toList();
    }
  }

  private static Class<?> load(String simpleName) {
    try {
      return Class.forName(InputEvent.class.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
