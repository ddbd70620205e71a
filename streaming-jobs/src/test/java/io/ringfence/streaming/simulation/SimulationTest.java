package io.ringfence.streaming.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens on the way, the tables are those of a run to which nothing happened. */
class SimulationTest {
  private static final String SEEDS = System.getProperty("ringfence.simulation.seeds", "300");

  @TempDir Path folder;

  @Test
  void crashesDisorderRepetitionAndAFailingServerDoNotShow() {
    OwnJvm.Ended ended = OwnJvm.run(SimulationMain.class, "0", SEEDS);

    assertThat(ended.status()).as(String.join("\n", ended.lines())).isZero();
    assertThat(String.join("\n", ended.lines()))
        .contains("simulation: " + SEEDS + " seeds from 0, 0 wrong");
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 5})
  void aSeedIsPlayedAgainToTheLastByte(long seed) throws Exception {
    String once = trace(seed);

    assertThat(trace(seed)).isEqualTo(once);
    assertThat(once)
        .contains(
            "seed " + seed + ": Plan[", " start", "checkpoint 1", "insert ", "complete, says");
    assertThat(trace(seed + 1)).isNotEqualTo(once);
  }

  private String trace(long seed) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Seed(folder).play(seed, Trace.to(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
