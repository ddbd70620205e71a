package io.ringfence.streaming.produce;

import io.ringfence.streaming.intake.FileRows;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.job.FileArguments;
import io.ringfence.streaming.job.TimeConverter;
import io.ringfence.streaming.source.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Sends the rows of files to the topics of their kinds, in the order of the files, and creates the
 * topics where they are missing. Says {@code @progress SENT 0} and at the end {@code @done} with
 * the rows sent per kind. Exit codes: 0 done, 1 failed, 2 wrong input or usage.
 */
@Command(
    name = "produce",
    description = "Sends the rows of files to topics",
    mixinStandardHelpOptions = true)
public final class ProduceMain implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final Duration SAY_EVERY = Duration.ofMillis(500);

  @Option(names = "--kafka", required = true, description = "HOST:PORT of the broker")
  private String kafka = "";

  @Option(names = "--topic-prefix", defaultValue = "ringfence.", description = "of the topics")
  private String topicPrefix = "ringfence.";

  @Option(names = "--partitions", defaultValue = "1", description = "of a topic that is created")
  private int partitions = 1;

  @Option(
      names = "--rows-per-second",
      defaultValue = "0",
      description = "speed over all files; 0: as fast as the broker takes them")
  private long rowsPerSecond;

  @Option(names = "--format", defaultValue = "JSON", description = "of the records: json or avro")
  private RecordFormat format = RecordFormat.JSON;

  @Option(
      names = "--heartbeat",
      converter = TimeConverter.class,
      description = "say at the end that everything before this instant has been sent")
  private @Nullable Instant heartbeat;

  @Mixin private FileArguments files = new FileArguments();

  private final PrintStream out;
  private long sentOfAll;
  private long saidNanos = System.nanoTime();

  private ProduceMain(PrintStream out) {
    this.out = out;
  }

  /** Runs and exits. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  /** Runs with these outputs; gives the exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return new CommandLine(new ProduceMain(out))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((wrong, _) -> fail(err, wrong))
        .setExecutionExceptionHandler((failure, _, _) -> fail(err, failure))
        .execute(args);
  }

  private static int fail(PrintStream err, Exception failure) {
    err.println("error: " + failure.getMessage());
    return failure instanceof CommandLine.ParameterException ? 2 : FAILED;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, Long> sent = new LinkedHashMap<>();
    try (TopicProducer producer =
        TopicProducer.open(new Topics(kafka, topicPrefix), partitions, format, rowsPerSecond)) {
      for (InputFile file : files.files()) {
        sent.merge(file.kind().label(), send(producer, file), Long::sum);
      }
      if (heartbeat != null) {
        producer.heartbeat(heartbeat);
      }
    }
    List<String> counts = new ArrayList<>();
    sent.forEach((kind, rows) -> counts.add("\"%s\":%s".formatted(kind, rows)));
    out.println("@done {" + String.join(",", counts) + "}");
    return 0;
  }

  private long send(TopicProducer producer, InputFile file) throws IOException {
    long sent = 0;
    try (FileRows rows = new FileRows(file)) {
      for (FileRows.Row row = rows.next(); row != null; row = rows.next()) {
        producer.send(file.kind(), row);
        sent++;
        say();
      }
    }
    return sent;
  }

  /** Says from time to time how many rows of all files were sent; how many there are is unknown. */
  private void say() {
    sentOfAll++;
    long now = System.nanoTime();
    if (now - saidNanos >= SAY_EVERY.toNanos()) {
      saidNanos = now;
      out.println("@progress " + sentOfAll + " 0");
      out.flush();
    }
  }
}
