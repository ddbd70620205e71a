package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.Progress;
import java.time.Duration;
import java.util.List;

/** Sends files to topics, in a process that has the clients for it. */
public final class ProduceRun {
  private static final String MAIN = "io.ringfence.streaming.produce.ProduceMain";
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private ProduceRun() {}

  /**
   * Sends them.
   *
   * @param arguments of the program
   * @return what it sent, as JSON
   * @throws io.ringfence.launcher.terminal.CommandFailure when not everything was sent
   */
  public static String run(Workplace workplace, List<String> arguments) {
    JavaCommand command =
        workplace
            .installation()
            .command(Module.STREAMING_JOBS, "producer", MAIN)
            .withArguments(arguments);
    ChildLines lines = new ChildLines(workplace.terminal(), Progress.SILENT);
    try (Cleanup cleanup = Cleanup.onExit();
        ChildProcess child =
            cleanup.closing(ChildProcess.start(command, lines::output, lines::error))) {
      while (!child.awaitEnd(LOOK_EVERY)) {
        // Nothing to do but to look again.
      }
      String done = lines.done();
      if (done != null && child.exitValue() == 0) {
        return done;
      }
      cleanup.requireNotInterrupted();
      throw Worker.childFailed(command.name(), child.exitValue(), lines);
    }
  }
}
