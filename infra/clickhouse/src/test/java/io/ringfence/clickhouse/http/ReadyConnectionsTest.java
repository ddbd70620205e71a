package io.ringfence.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadyConnectionsTest {
  private final List<String> opened = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final ReadyConnections<String> connections =
      new ReadyConnections<>(this::open, closed::add, 2);

  private String open(String preamble) {
    opened.add(preamble);
    return preamble + "-" + opened.size();
  }

  /** Takes one and gives it back as it was. */
  private String select(String preamble) {
    try (ReadyConnections<String>.Ready ready = connections.take(preamble)) {
      ready.isAsItWas();
      return ready.connection();
    }
  }

  @Test
  void oneThatIsAsItWasServesWhoeverWantsTheSameAndNobodyElse() {
    assertThat(select("a")).isEqualTo("a-1");
    assertThat(select("a")).isEqualTo("a-1");
    assertThat(select("b")).isEqualTo("b-2");
    assertThat(select("a")).isEqualTo("a-1");
    assertThat(closed).isEmpty();
  }

  @Test
  void oneThatMayHaveChangedIsClosed() {
    select("a");
    connections.take("a").close();
    assertThat(closed).containsExactly("a-1");
    assertThat(select("a")).isEqualTo("a-2");
  }

  @Test
  void whatIsInUseIsNobodyElses() {
    try (ReadyConnections<String>.Ready first = connections.take("a")) {
      assertThat(select("a")).isEqualTo("a-2");
      assertThat(first.connection()).isEqualTo("a-1");
    }
  }

  @Test
  void noMoreAreKeptThanWereAskedForAndTheLeastUsedGoesFirst() {
    select("a");
    select("b");
    select("a");
    select("c");
    assertThat(closed).containsExactly("b-2");
  }

  @Test
  void atTheEndAllAreClosedAlsoThoseThatComeBackLater() {
    ReadyConnections<String>.Ready late = connections.take("a");
    select("b");
    connections.close();
    assertThat(closed).containsExactly("b-2");
    late.isAsItWas();
    late.close();
    assertThat(closed).containsExactly("b-2", "a-1");
  }
}
