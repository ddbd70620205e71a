package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import java.util.ArrayList;
import java.util.List;

/** Jobs of the stream as processes, without their arguments. */
final class ReplayJobCommand {
  private static final String JOB = "io.ringfence.streaming.job.ReplayJob";

  private static final String LIVE_PATH = "io.ringfence.streaming.job.LivePathJob";

  private ReplayJobCommand() {}

  /** The live path as a process, without its arguments. */
  static JavaCommand livePath(Workplace workplace, Store store) {
    return workplace
        .installation()
        .command(Module.STREAMING_JOBS, "live-path", LIVE_PATH)
        .withEnvironment(store.environment());
  }

  /**
   * The replay job.
   *
   * @param isShortWork whether it is over in seconds
   */
  static JavaCommand of(Workplace workplace, Store store, boolean isShortWork) {
    JavaCommand command =
        workplace
            .installation()
            .command(Module.STREAMING_JOBS, "job", JOB)
            .withEnvironment(store.environment());
    if (!isShortWork) {
      return command;
    }
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.add(Installation.QUICK_START);
    return command.withJvmArguments(jvm);
  }
}
