package io.ringfence.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.contracts.memory.ReportHeap;
import io.ringfence.launcher.terminal.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapTest {
  private static final JavaCommand COMMAND =
      JavaCommand.of("job", "Main", List.of(Path.of("a.jar")))
          .withJvmArguments(List.of("-Xmx512m", "-XX:+UseSerialGC"));

  @TempDir Path folder;

  private static long mebibytes(JavaCommand command) {
    List<String> heaps =
        command.jvmArguments().stream().filter(option -> option.startsWith("-Xmx")).toList();
    assertThat(heaps).hasSize(1);
    assertThat(command.jvmArguments()).contains("-XX:+UseSerialGC");
    return Long.parseLong(heaps.getFirst().replaceAll("\\D", ""));
  }

  @Test
  void aSmallRunHasTheHeapItAlwaysHad() {
    assertThat(mebibytes(Heap.ofJob(COMMAND, 4 << 20))).isEqualTo(512);
    assertThat(mebibytes(Heap.ofReport(COMMAND, 100_000))).isEqualTo(384);
    assertThat(mebibytes(Heap.ofCheck(COMMAND, 8 << 20))).isEqualTo(256);
  }

  @Test
  void theHeapGrowsWithWhatMustBeHeldAndNeverAboveHalfOfTheMachine() {
    long job = mebibytes(Heap.ofJob(COMMAND, 6 << 20));
    assertThat(job).isGreaterThan(512);
    assertThat(mebibytes(Heap.ofReport(COMMAND, 200_000))).isGreaterThan(384);
    assertThat(mebibytes(Heap.ofJob(COMMAND, 1L << 50)))
        .isLessThanOrEqualTo(Math.max(512, ReportHeap.ofMachine() / 2))
        .isGreaterThanOrEqualTo(job);
  }

  @Test
  void aReportThatThisMachineHasNoMemoryForIsRefusedBeforeItIsBegun() {
    assertThatThrownBy(() -> Heap.ofReport(COMMAND, 1L << 40))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("make it on a larger one");
  }

  @Test
  void aCheckHasMemoryForItsFileAndNeverMoreThanThreeQuartersOfAGibibyte() {
    assertThat(mebibytes(Heap.ofCheck(COMMAND, 18 << 20))).isGreaterThan(256);
    assertThat(mebibytes(Heap.ofCheck(COMMAND, 1L << 50))).isLessThanOrEqualTo(768);
  }

  @Test
  void whatIsHeldIsPositionsAndWalletEventsUnpacked() throws IOException {
    Path positions = Files.write(folder.resolve("positions.csv"), new byte[1_000]);
    Path packed = Files.write(folder.resolve("wallets.csv.gz"), new byte[100]);
    Path marks = Files.write(folder.resolve("marks.csv"), new byte[5_000]);
    ReplayInputs inputs =
        new ReplayInputs(
            List.of(marks), List.of(), positions, packed, null, null, null, FeedFiles.NONE);
    assertThat(inputs.heldBytes()).isEqualTo(1_800);
  }
}
