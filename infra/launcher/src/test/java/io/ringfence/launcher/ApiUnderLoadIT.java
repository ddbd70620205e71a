package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API attacked and measured, small: that it holds and that answers agree, not how fast. */
class ApiUnderLoadIT {
  @TempDir Path folder;

  @Test
  void attackersHarmNobodyElse() {
    try (Command command =
        Command.ringfence(
                folder,
                "torture",
                "api",
                "--rows",
                "3000",
                "--exports",
                "12",
                "--seconds",
                "3",
                "--rate",
                "10")
            .run()) {
      assertThat(command.exitCode()).as(command.out() + command.err()).isZero();
      assertThat(command.out())
          .containsPattern("tables taken at once +\\d+ x 200")
          .containsPattern("bodies of 100 MB .*413")
          .containsPattern("pages without a bound +\\d+ x 400")
          .containsPattern("others +\\{200=\\d+} beside the attackers")
          .contains("server                     alive");
    }
  }

  @Test
  void whatIsMeasuredIsWhatTheEngineHolds() {
    try (Command command =
        Command.ringfence(
                folder,
                "bench",
                "api",
                "--json",
                "--rounds",
                "1",
                "--rows",
                "5000",
                "--seconds",
                "1",
                "--rate",
                "20")
            .run()) {
      assertThat(command.exitCode()).as(command.out() + command.err()).isZero();
      assertThat(command.out().lines())
          .hasSize(9)
          .allSatisfy(line -> assertThat(line).contains("\"digestEqual\":true"));
      assertThat(command.out())
          .contains("\"workload\":\"table-rows\",\"peer\":\"json-pages\"")
          .contains("\"workload\":\"point-p99-store\",\"peer\":\"ringfence\"")
          .contains("\"workload\":\"point-p99-cache\",\"peer\":\"ringfence\"")
          .contains("\"workload\":\"point-unanswered-warm-up\",\"peer\":\"ringfence\"")
          .contains("\"workload\":\"point-unanswered\",\"peer\":\"ringfence\"");
    }
  }
}
