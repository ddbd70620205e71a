package io.ringfence.streaming.job;

import io.ringfence.streaming.exposure.ExposureFunction;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** Says how far a job is, line by line, until it has ended: {@code @progress DONE TOTAL}, rows. */
final class Progress {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final JobClient job;
  private final long totalRows;
  private final PrintStream out;
  private long rowsProcessed;
  private Map<String, Object> accumulators = Map.of();

  Progress(JobClient job, long totalRows, PrintStream out) {
    this.job = job;
    this.totalRows = totalRows;
    this.out = out;
  }

  /** Waits for the end. */
  JobExecutionResult await() throws ExecutionException, InterruptedException {
    var result = job.getJobExecutionResult();
    say(0);
    while (true) {
      try {
        JobExecutionResult ended = result.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        say(totalRows);
        return ended;
      } catch (TimeoutException notYet) {
        look();
        say(rowsProcessed);
      }
    }
  }

  /** Says how far a job without an end is; what its accumulators say. */
  Map<String, Object> sayNow() throws InterruptedException {
    look();
    out.println("@progress " + rowsProcessed + " 0");
    out.flush();
    return accumulators;
  }

  /** Asks the job; where it cannot say, because it begins or has just ended, nothing changes. */
  private void look() throws InterruptedException {
    try {
      accumulators = job.getAccumulators().get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      rowsProcessed = (Long) accumulators.getOrDefault(ExposureFunction.ROWS_PROCESSED, 0L);
    } catch (ExecutionException | TimeoutException | IllegalStateException notKnown) {
      // The cluster of a job that has ended refuses to be asked.
    }
  }

  private void say(long rows) {
    out.println("@progress " + Math.min(rows, totalRows) + " " + totalRows);
    out.flush();
  }
}
