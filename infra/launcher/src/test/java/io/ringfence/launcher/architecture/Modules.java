package io.ringfence.launcher.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.ringfence.launcher.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The compiled classes of every module. */
final class Modules {
  private static final List<String> FOLDERS =
      List.of(
          "schema/domain",
          "schema/contracts",
          "infra/clickhouse",
          "streaming-jobs",
          "reporting",
          "api",
          "infra/launcher");

  private static final JavaClasses ALL = read();

  private Modules() {}

  static JavaClasses all() {
    return ALL;
  }

  private static JavaClasses read() {
    Path root = Repository.root();
    List<Path> classes =
        FOLDERS.stream().map(folder -> root.resolve(folder).resolve("target/classes")).toList();
    for (Path folder : classes) {
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException(folder + " is not compiled: run the build from the root");
      }
    }
    return new ClassFileImporter().importPaths(classes);
  }
}
