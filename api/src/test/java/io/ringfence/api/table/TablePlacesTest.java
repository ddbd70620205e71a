package io.ringfence.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededRuns;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.access.DeskScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** As many tables at a time as may be. */
@OnApi
class TablePlacesTest {
  private static final String ALERTS = "/v1/tables/alerts?run=" + SeededRuns.CRASH;

  private final RunningApi api;

  TablePlacesTest(RunningApi api) {
    this.api = api;
  }

  /** Readers that hold every place until they are told to go. */
  @Test
  void whoComesWhenAllPlacesAreTakenIsToldSoAndServedOnceOneIsFree() throws Exception {
    CountDownLatch held = new CountDownLatch(4);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reader = 0; reader < 4; reader++) {
        String caller = "holder-" + reader / 2;
        readers.add(threads.submit(() -> take(caller, held, go)));
      }
      try {
        assertThat(held.await(2, TimeUnit.MINUTES)).isTrue();
        Answer refused = api.get(ALERTS + "&asKnown=2029-01-01T00:00:00Z", api.desk("alpha2"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("STREAMS_TAKEN");
        assertThat(refused.header("Retry-After")).isNotEmpty();
      } finally {
        go.countDown();
      }
      for (Future<?> reader : readers) {
        reader.get(2, TimeUnit.MINUTES);
      }
    }
    assertThat(api.get(ALERTS, api.desk("alpha2")).status()).isEqualTo(200);
  }

  /** A reader of another test may be about to leave its place. */
  private Void take(String caller, CountDownLatch held, CountDownLatch go) throws Exception {
    for (int again = 0; ; again++) {
      try {
        return hold(caller, held, go);
      } catch (ApiException e) {
        if (e.code() != ErrorCode.STREAMS_TAKEN || again == 6_000) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  private Void hold(String caller, CountDownLatch held, CountDownLatch go) throws IOException {
    ArrowStreams streams = api.parts().getBean(ArrowStreams.class);
    Asked asked =
        api.parts()
            .getBean(Questions.class)
            .of(new Moment(null, null, SeededRuns.CRASH), new DeskAccess(caller, DeskScope.ALL));
    streams.read(
        asked,
        streams.visible(asked, "alerts"),
        () -> {},
        rows -> {
          held.countDown();
          try {
            assertThat(go.await(2, TimeUnit.MINUTES)).isTrue();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    return null;
  }
}
