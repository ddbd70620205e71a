package io.ringfence.api.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnApi
class StoreAwayTest {
  /** Tables that say which runs there are. */
  private static final List<String> RUN_TABLES =
      List.of("runs", "run_heartbeats", "desk_exposures");

  private static final String READINESS = "/actuator/health/readiness";

  private final RunningApi api;

  StoreAwayTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void withoutTheEngineTheServerLivesButIsNotReadyAndSaysWhy() {
    readinessBecomes(200);
    api.withoutEngine(
        () -> {
          Answer desks = api.get("/v1/desks", api.desk("alpha"));
          assertThat(desks.status()).as(desks.text()).isEqualTo(503);
          assertThat(desks.code()).isEqualTo("STORE_UNAVAILABLE");
          assertThat(desks.header("Retry-After")).isEqualTo("5");
          assertThat(desks.json().at("/detail").stringValue())
              .isEqualTo("the store must answer, but it does not answer");
          assertThat(desks.text()).doesNotContain("127.0.0.1").doesNotContain("Exception");
          Answer readiness = readinessBecomes(503);
          assertThat(readiness.json().at("/status").stringValue()).isEqualTo("DOWN");
          assertThat(readiness.json().at("/components/store/details/reason").stringValue())
              .isEqualTo("the store must answer, but it does not answer");
          assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
          assertThat(api.get("/v1/desks").status()).isEqualTo(401);
        });
    readinessBecomes(200);
    assertThat(api.get("/v1/desks", api.desk("alpha")).status()).isEqualTo(200);
  }

  @Test
  void aStoreWithoutOurTablesIsNotReadyEither() {
    readinessBecomes(200);
    api.execute("RENAME TABLE runs TO runs_elsewhere");
    try {
      Answer desks = api.get("/v1/desks", api.desk("alpha"));
      assertThat(desks.status()).as(desks.text()).isEqualTo(503);
      assertThat(desks.json().at("/detail").stringValue()).contains("apply the migrations");
      readinessBecomes(503);
    } finally {
      api.execute("RENAME TABLE runs_elsewhere TO runs");
    }
    readinessBecomes(200);
  }

  @Test
  void withoutARunThereIsNothingToShowAndTheServerIsReady() {
    RUN_TABLES.forEach(
        table -> api.execute("RENAME TABLE %1$s TO %1$s_elsewhere".formatted(table)));
    try {
      RUN_TABLES.forEach(
          table -> api.execute("CREATE TABLE %1$s AS %1$s_elsewhere".formatted(table)));
      Answer desks = api.get("/v1/desks", api.desk("alpha"));
      assertThat(desks.status()).as(desks.text()).isEqualTo(404);
      assertThat(desks.code()).isEqualTo("NO_RUN");
      readinessBecomes(200);
    } finally {
      RUN_TABLES.forEach(
          table -> {
            api.execute("DROP TABLE IF EXISTS " + table);
            api.execute("RENAME TABLE %1$s_elsewhere TO %1$s".formatted(table));
          });
    }
  }

  /** The store is asked once a second at most, so what changed shows within two. */
  private Answer readinessBecomes(int status) {
    long deadline = System.nanoTime() + SECONDS.toNanos(20);
    Answer readiness = api.get(READINESS);
    while (readiness.status() != status && System.nanoTime() < deadline) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
      readiness = api.get(READINESS);
    }
    assertThat(readiness.status()).as(readiness.text()).isEqualTo(status);
    return readiness;
  }
}
