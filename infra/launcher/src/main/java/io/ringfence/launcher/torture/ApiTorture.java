package io.ringfence.launcher.torture;

import io.ringfence.launcher.load.OpenLoop;
import io.ringfence.launcher.load.TrialRows;
import io.ringfence.launcher.process.ApiOnTrial;
import io.ringfence.launcher.process.Cleanup;
import io.ringfence.launcher.process.ProcessorTime;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Attacks the API in every way a caller can without breaking in, while others ask small questions:
 * tables taken by fifty at once, heads and bodies that come byte by byte, bodies and pages without
 * bounds, readers that never read, one that asks without end.
 */
public final class ApiTorture {
  private static final String HEAP = "512m";
  private static final int CALLERS = 20;
  private static final int POSITIONS = 1_000;

  /**
   * The server has compiled what is measured before it is, small answers and refusals: servers run
   * for days, and a compiler that has work takes a third of a core.
   */
  private static final int WARM_TIMES = 4;

  private static final int MOST_WARM_SECONDS = 60;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ApiOnTrial api;
  private final Wish wish;

  private ApiTorture(ApiOnTrial api, Wish wish) {
    this.api = api;
    this.wish = wish;
  }

  /**
   * What is wanted.
   *
   * @param rows rows of the table that is taken, at least 1
   * @param exports how many take it at once, at least 1
   * @param seconds how long the others are measured, without attackers and with, at least 1
   * @param perSecond requests of the others in a second, at least 1
   * @param attacks what is done to the server, at least one
   */
  public record Wish(int rows, int exports, int seconds, int perSecond, Set<Attacks> attacks) {
    /** Copies the attacks. */
    public Wish {
      attacks = EnumSet.copyOf(attacks);
    }

    /** How long each half goes on before it is measured. */
    private Duration warmUp() {
      return Duration.ofSeconds(Math.min(MOST_WARM_SECONDS, seconds));
    }
  }

  /**
   * Attacks.
   *
   * @throws CommandFailure when engine or API do not start
   */
  public static ApiTortureReport run(Workplace workplace, Wish wish) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      ApiOnTrial api = ApiOnTrial.start(workplace, cleanup, HEAP);
      TrialRows.statements(wish.rows(), POSITIONS).forEach(api::rows);
      return new ApiTorture(api, wish).run();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the disk failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private ApiTortureReport run() throws InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      OpenLoop others = new OpenLoop(client, others());
      others.run(wish.perSecond() * WARM_TIMES, wish.warmUp());
      ApiTortureReport.Half calm = half(others);
      try (ApiAttackers attackers = new ApiAttackers(api, wish)) {
        attackers.begin();
        others.run(wish.perSecond(), wish.warmUp());
        long before = attackers.bytes();
        ApiTortureReport.Half attacked = half(others);
        long bytes = attackers.bytes() - before;
        attackers.end();
        return new ApiTortureReport(
            wish, attackers.log(), calm, attacked, bytes, api.isAlive(), api.peakMebibytes());
      }
    }
  }

  /** The same questions at the same times in both halves. */
  private ApiTortureReport.Half half(OpenLoop others) throws InterruptedException {
    ProcessorTime before = api.processorTime();
    OpenLoop.Outcome outcome = others.run(wish.perSecond(), Duration.ofSeconds(wish.seconds()));
    return new ApiTortureReport.Half(outcome, api.processorTime().less(before));
  }

  /** Small questions of people who do no harm, each of its own share. */
  private java.util.function.IntFunction<HttpRequest> others() {
    List<String> tokens =
        IntStream.range(0, CALLERS).mapToObj(caller -> api.token("other-" + caller)).toList();
    return number ->
        HttpRequest.newBuilder(
                URI.create(
                    api.url()
                        + "/v1/positions/"
                        + TrialRows.position(number % POSITIONS)
                        + "?run="
                        + TrialRows.POSITIONS))
            .header("Authorization", "Bearer " + tokens.get(number % CALLERS))
            .timeout(TIMEOUT)
            .build();
  }
}
