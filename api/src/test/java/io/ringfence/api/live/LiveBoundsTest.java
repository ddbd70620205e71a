package io.ringfence.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.position.UrgentPositions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A board that has no room for all there is. */
@OnApi
class LiveBoundsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RunningApi api;
  private final LiveBoard board = new LiveBoard(100);
  private final LastLook looks = new LastLook();

  LiveBoundsTest(RunningApi api) {
    this.api = api;
  }

  private <T> T part(Class<T> type) {
    return api.parts().getBean(type);
  }

  private void look(LiveBounds bounds) {
    new LiveFeed(
            part(Store.class),
            part(UrgentPositions.class),
            part(JsonMapper.class),
            board,
            looks,
            bounds,
            Clock.systemUTC())
        .look();
  }

  private List<JsonNode> shown(String kind) {
    List<JsonNode> shown = new ArrayList<>();
    board.after(null, DeskScope.ALL, 1_000).events().stream()
        .filter(it -> it.kind().equals(kind))
        .forEach(it -> shown.add(JSON.readTree(it.json())));
    return shown;
  }

  @Test
  void whatCannotBeJudgedAndTheNearestAreShownAndThatOthersAreLeftOutIsSaid() {
    look(new LiveBounds(2, 1, 1));
    JsonNode first = api.get("/v1/positions?limit=2", api.allDesks()).json().at("/positions");
    assertThat(shown("position"))
        .extracting(it -> it.at("/position").stringValue())
        .containsExactlyInAnyOrder(
            first.at("/0/position").stringValue(), first.at("/1/position").stringValue());
    assertThat(shown("desk")).extracting(it -> it.at("/node").stringValue()).containsOnly("firm");
    JsonNode latest = api.get("/v1/alerts?limit=1", api.allDesks()).json().at("/alerts/0");
    assertThat(shown("alert")).containsOnly(latest);
    assertThat(shown("head").getFirst().at("/leftOut").booleanValue()).isTrue();
  }

  @Test
  void whereThereIsRoomNothingIsLeftOut() throws Exception {
    look(LiveBounds.USUAL);
    JsonNode all = api.get("/v1/positions?limit=5000", api.allDesks()).json().at("/positions");
    assertThat(shown("position")).hasSize(all.size());
    assertThat(shown("head").getFirst().at("/leftOut").booleanValue()).isFalse();
    assertThat(last().whole()).isTrue();
  }

  /** A position that is left out is not taken for one that is closed. */
  @Test
  void onePositionThatIsLeftOutIsAskedOfTheStoreWithinItsCallersDesks() throws Exception {
    look(new LiveBounds(1, 1, 1));
    String left = "binance/b/BTCUSDT/short";
    assertThat(shown("position")).noneMatch(it -> it.at("/position").stringValue().equals(left));
    assertThat(last().whole()).isFalse();
    BeyondTheBoard beyond = part(BeyondTheBoard.class);
    PositionKey key = PositionKey.parse(left).orElseThrow();
    assertThat(beyond.of(last(), key, of("beta")).position()).contains(left);
    assertThatThrownBy(() -> beyond.of(last(), key, of("alpha2")))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.POSITION_UNKNOWN));
  }

  private LastLook.Look last() throws InterruptedException {
    return looks.notBefore(Instant.EPOCH, Duration.ZERO).orElseThrow();
  }

  private static DeskAccess of(String desk) {
    return new DeskAccess("somebody", new DeskScope.Desks(Set.of(desk)));
  }
}
