package io.ringfence.clickhouse.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A child ends with its parent's pipe, in order if it can and by force if it cannot. */
class SupervisedTest {
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();

  @Test
  void argumentsVariablesAndJvmOptionsReachTheChild() throws Exception {
    JavaCommand command =
        command("report", "a b", "c")
            .withJvmArguments(List.of("-Dcolour=blue"))
            .withEnvironment(Map.of("SHAPE", "round"));
    try (ChildProcess child = start(command)) {
      assertThat(nextLine()).isEqualTo("[report, a b, c] blue round");
      assertThat(child.awaitEnd(Duration.ofSeconds(20))).isTrue();
      assertThat(child.exitValue()).isZero();
    }
  }

  @Test
  void closingRunsTheChildsShutdownHooks() throws Exception {
    ChildProcess child = start(command("wait"));
    assertThat(nextLine()).isEqualTo("waiting");

    child.close();

    assertThat(child.isAlive()).isFalse();
    assertThat(child.exitValue()).isZero();
    assertThat(output).contains("hook ran");
  }

  @Test
  void childWhoseStopHangsIsHalted() throws Exception {
    ChildProcess child = start(command("hang"));
    assertThat(nextLine()).isEqualTo("waiting");

    long start = System.nanoTime();
    child.close();

    assertThat(child.isAlive()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void failureOfTheMainClassIsTheChildsFailure() throws Exception {
    try (ChildProcess child = start(command("fail"))) {
      assertThat(child.awaitEnd(Duration.ofSeconds(20))).isTrue();
      assertThat(child.exitValue()).isEqualTo(1);
      assertThat(errors).anyMatch(line -> line.contains("IllegalStateException: as asked"));
    }
  }

  private String nextLine() throws InterruptedException {
    String line = output.poll(20, TimeUnit.SECONDS);
    return line == null ? "no line within 20 s" : line;
  }

  private ChildProcess start(JavaCommand command) {
    return ChildProcess.start(command, output::add, errors::add);
  }

  private static JavaCommand command(String... arguments) {
    return JavaCommand.of(
            "test child",
            ObedientMain.class.getName(),
            List.of(JavaCommand.origin(ObedientMain.class)))
        .withArguments(List.of(arguments));
  }
}
