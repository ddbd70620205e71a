package io.ringfence.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowJobTest {
  @TempDir Path temporary;

  @BeforeEach
  void somethingIsBuilt() throws IOException {
    Path target = Files.createDirectories(temporary.resolve("streaming-jobs").resolve("target"));
    Files.createFile(target.resolve("ringfence-streaming-jobs.jar"));
  }

  private JavaCommand livePath(String heap) {
    Workplace workplace =
        new Workplace(
            new Installation(temporary),
            new StateFolder(temporary),
            Terminal.plain(System.out, System.err),
            Map.of(),
            () -> Instant.EPOCH,
            "0");
    Store store =
        new RemoteStore(URI.create("http://127.0.0.1:8123"), new StoreCredentials("", ""));
    FollowJob.Wish wish =
        new FollowJob.Wish(
            temporary.resolve("live-path"),
            List.of(),
            ShortPauses.heap(heap),
            JobWatch.NONE,
            Progress.SILENT);
    return FollowJob.livePathCommand(
        workplace, store, new TopicInputs("127.0.0.1:9092", "ringfence."), wish);
  }

  @Test
  void theLivePathRunsInTheJvmThatItsBenchmarksMeasure() {
    assertThat(livePath(ShortPauses.HEAP).jvmArguments())
        .containsAll(ShortPauses.measured())
        .doesNotContain("-XX:+UseSerialGC", "-Xmx512m")
        .contains("--add-opens=java.base/java.nio=ALL-UNNAMED");
  }

  @Test
  void itsHeapIsWhatThePersonSays() {
    assertThat(livePath("900m").jvmArguments())
        .filteredOn(option -> option.startsWith("-Xm"))
        .containsExactly("-Xms900m", "-Xmx900m");
  }

  @Test
  void itGoesOnWithWhatItsFolderHas() {
    assertThat(livePath("1g").arguments())
        .containsSequence("--kafka", "127.0.0.1:9092")
        .containsSequence("--checkpoint-dir", temporary.resolve("live-path").toString())
        .contains("--resume");
  }
}
