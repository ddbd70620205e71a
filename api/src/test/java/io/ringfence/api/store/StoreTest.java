package io.ringfence.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.store.ClickHouseAddress;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store at its worst: it accepts the question and never answers. */
@Timeout(60)
class StoreTest {
  /** Long enough for the first question of a JVM to reach the store on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Test
  void aStoreThatHangsKeepsNeitherTheCallerNorTheConnection() throws IOException {
    try (ServerSocket hanging = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        ClickHouseStore clickhouse = ClickHouseStore.open(address(hanging), 1);
        Store store = new Store(clickhouse, PATIENCE)) {
      hanging.setSoTimeout(10_000);
      // One connection only: the second question would wait for it if the first kept it.
      for (int question = 0; question < 2; question++) {
        assertThatThrownBy(() -> store.ask(RunQuery::new, DeskScope.ALL, RunQuery::latest))
            .isInstanceOfSatisfying(
                ApiException.class,
                refusal -> {
                  assertThat(refusal.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
                  assertThat(refusal.detail())
                      .isEqualTo("the store must answer, but it takes too long");
                });
        try (Socket asked = hanging.accept()) {
          asked.setSoTimeout(10_000);
          // Ends only because the other side has closed it.
          assertThat(asked.getInputStream().readAllBytes()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void itKnowsWhetherCallersAskBesideTheServerItself() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ClickHouseStore clickhouse = ClickHouseStore.open(address(nobody), 1);
        Store store = new Store(clickhouse, PATIENCE)) {
      store.askAside(RunQuery::new, DeskScope.ALL, _ -> "nobody waits");
      assertThat(store.isAsked()).isFalse();
      int waiting = store.ask(RunQuery::new, DeskScope.ALL, _ -> store.waiting());
      assertThat(waiting).isEqualTo(1);
      assertThat(store.isAsked()).isTrue();
    }
  }

  @Test
  void aFaultInAQuestionIsNotTheStores() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ClickHouseStore clickhouse = ClickHouseStore.open(address(nobody), 1);
        Store store = new Store(clickhouse, PATIENCE)) {
      assertThatThrownBy(
              () ->
                  store.ask(
                      RunQuery::new,
                      DeskScope.ALL,
                      _ -> {
                        throw new ArithmeticException("no such scale");
                      }))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("no such scale");
    }
  }

  private static ClickHouseAddress address(ServerSocket socket) {
    return ClickHouseAddress.withoutPassword(
        URI.create("http://127.0.0.1:" + socket.getLocalPort()), "ringfence");
  }
}
