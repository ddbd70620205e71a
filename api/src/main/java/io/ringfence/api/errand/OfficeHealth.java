package io.ringfence.api.errand;

import io.ringfence.api.health.RecentHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether reports can be made and kept, and why not.
 *
 * @param office null: the server was started without
 */
record OfficeHealth(@Nullable Office office) implements HealthIndicator {
  @Override
  public Health health() {
    if (office == null) {
      return RecentHealth.none("the server was started without --evidence, --reports, --reporting");
    }
    return Stream.of(
            folder("--reports", office.reports()),
            folder("--evidence", office.evidence().path()),
            program(office))
        .flatMap(Optional::stream)
        .findFirst()
        .map(RecentHealth::down)
        .orElseGet(Health.up()::build);
  }

  /** One that does not exist yet is made where its parent may be written. */
  private static Optional<String> folder(String name, Path folder) {
    Path there = folder.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    boolean good = there != null && Files.isDirectory(there) && Files.isWritable(there);
    return good
        ? Optional.empty()
        : Optional.of("%s must be a folder that can be written, was %s".formatted(name, folder));
  }

  private static Optional<String> program(Office office) {
    return office.program().stream()
        .filter(path -> !Files.isReadable(path))
        .findFirst()
        .map(path -> "--reporting must be there to make reports, and %s is not".formatted(path));
  }
}
