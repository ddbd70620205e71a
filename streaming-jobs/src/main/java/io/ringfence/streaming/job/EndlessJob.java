package io.ringfence.streaming.job;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * A job without an end at work.
 *
 * @param client asks it
 * @param folder remembers where it stopped
 */
record EndlessJob(JobClient client, FollowFolder folder) {
  /** Fails where the job has ended, for what it ended for. */
  void requireRunning() throws ExecutionException, InterruptedException {
    try {
      client.getJobExecutionResult().get(0, TimeUnit.MILLISECONDS);
      throw new IllegalStateException("a job without an end has ended");
    } catch (TimeoutException running) {
      // As it should.
    }
  }

  /**
   * Stops it with a savepoint; where it cannot take one, the next start goes on from its last
   * checkpoint.
   */
  void halt() throws ExecutionException, InterruptedException {
    String target = folder.savepoints().toUri().toString();
    try {
      String savepoint =
          client.stopWithSavepoint(false, target, SavepointFormatType.CANONICAL).get();
      client.getJobExecutionResult().get();
      folder.stoppedAt(Path.of(URI.create(savepoint)));
    } catch (ExecutionException e) {
      System.err.println(
          "warning: no savepoint, the next start goes on from the last checkpoint: "
              + Failures.line(e));
      client.cancel().get();
    }
  }
}
