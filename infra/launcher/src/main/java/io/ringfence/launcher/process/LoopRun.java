package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The process that plays a loop into topics. */
final class LoopRun {
  private static final String MAIN = "io.ringfence.streaming.produce.LoopMain";
  private static final String LAP = "lap";

  private final ChildProcess child;
  private final ChildLines lines;

  private LoopRun(ChildProcess child, ChildLines lines) {
    this.child = child;
    this.lines = lines;
  }

  /**
   * Writes the files and plays them.
   *
   * @param folder where they go
   */
  static LoopRun start(
      Workplace workplace, Cleanup cleanup, TopicInputs topics, Loop loop, Path folder) {
    workplace.terminal().note("plays, again and again, " + loop.name());
    List<String> arguments = new ArrayList<>(topics.arguments());
    arguments.addAll(loop.files().in(folder).arguments());
    arguments.addAll(List.of("--from", loop.from().toString(), "--to", loop.to().toString()));
    arguments.addAll(List.of("--speed", Long.toString(loop.speed())));
    JavaCommand command =
        workplace
            .installation()
            .command(Module.STREAMING_JOBS, "loop", MAIN)
            .withArguments(arguments);
    ChildLines lines =
        new ChildLines(workplace.terminal(), Progress.SILENT, word -> said(workplace, word));
    ChildProcess child = ChildProcess.start(command, lines::output, lines::error);
    return new LoopRun(cleanup.closing(child), lines);
  }

  /** {@code lap NUMBER INSTANT}, as a person reads it. */
  private static void said(Workplace workplace, String announcement) {
    String[] words = announcement.split(" ", 3);
    if (words[0].equals(LAP) && words.length == 3) {
      workplace
          .terminal()
          .printRaw("lap          %s of the loop, from %s on".formatted(words[1], words[2]));
    }
  }

  /** Why it has ended; empty while it runs. */
  Optional<CommandFailure> failure() {
    return child.awaitEnd(Duration.ZERO)
        ? Optional.of(Worker.childFailed("loop", child.exitValue(), lines))
        : Optional.empty();
  }
}
