package io.ringfence.api.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementFileTest {
  @TempDir Path folder;

  @Test
  void whatWasHandedOverIsKnownAfterARestartWhateverWasWrittenIntoIt() throws IOException {
    Path path = folder.resolve("handoff").resolve("a.csv");
    AcknowledgementFigures row =
        new AcknowledgementFigures(
            "0".repeat(32),
            "a,b\"c",
            "declined",
            "=cmd|' \"x\", y",
            Instant.parse("2026-03-05T10:00:00.000001Z"),
            AcknowledgementFigures.State.PENDING);
    new AcknowledgementFile(path).add(row);
    assertThat(new AcknowledgementFile(path).rows()).containsExactly(row);
    assertThat(new AcknowledgementFile(path).add(row)).isEqualTo(row);
    assertThat(new AcknowledgementFile(path).rows()).hasSize(1);
  }
}
