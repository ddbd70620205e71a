package io.ringfence.launcher.process;

import java.util.List;

/** What a run reads: files or topics. */
public sealed interface RunInputs permits ReplayInputs, TopicInputs {
  /**
   * As options of the job.
   *
   * @throws io.ringfence.launcher.terminal.CommandFailure naming the first file that is not
   *     readable
   */
  List<String> arguments();

  /** Whether the job is over in seconds. */
  boolean isShortWork();

  /** Bytes of what is held while it is read: rows of positions; 0: not known before it comes. */
  long heldBytes();
}
