package io.ringfence.api.errand;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.evidence.EvidenceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class OfficeHealthTest {
  @TempDir Path folder;

  private Health of(String reports, String program) {
    return new OfficeHealth(
            new Office(
                new EvidenceFolder(folder.resolve("evidence")),
                folder.resolve(reports),
                List.of(folder.resolve(program))))
        .health();
  }

  @Test
  void anOfficeNeedsItsFoldersAndItsProgramAndSaysWhichIsMissing() throws IOException {
    Files.writeString(folder.resolve("program.jar"), "program");
    assertThat(of("reports", "program.jar").getStatus()).isEqualTo(Status.UP);

    Health program = of("reports", "gone.jar");
    assertThat(program.getStatus()).isEqualTo(Status.DOWN);
    assertThat(program.getDetails().get("reason")).asString().contains("gone.jar is not");

    Health reports = of("program.jar", "program.jar");
    assertThat(reports.getStatus()).isEqualTo(Status.DOWN);
    assertThat(reports.getDetails().get("reason"))
        .asString()
        .startsWith("--reports must be a folder that can be written, was ")
        .endsWith("program.jar");
  }
}
