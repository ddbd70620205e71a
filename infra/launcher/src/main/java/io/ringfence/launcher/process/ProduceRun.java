package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.ProgressDisplays;
import java.util.List;

/** Sends files to topics, in a process that has the clients for it. */
public final class ProduceRun {
  private static final String MAIN = "io.ringfence.streaming.produce.ProduceMain";

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
    try (Progress progress =
        ProgressDisplays.on(workplace.terminal(), "produce", "rows", workplace.clock())) {
      Errand.Ended ended = Errand.run(workplace, command, progress);
      String done = ended.lines().done();
      if (done != null && ended.status() == 0) {
        return done;
      }
      throw Worker.childFailed(command.name(), ended.status(), ended.lines());
    }
  }
}
