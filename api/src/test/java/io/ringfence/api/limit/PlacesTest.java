package io.ringfence.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Places places = new Places("tables", 3, 2, metrics);

  @Test
  void oneCallerCannotTakeWhatIsThereForAll() {
    places.take("kim");
    places.take("kim");
    assertThatThrownBy(() -> places.take("kim"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STREAMS_TAKEN))
        .hasMessage("at most 3 tables at a time, 2 of one caller");
    places.take("ada");
    assertThatThrownBy(() -> places.take("eve")).isInstanceOf(ApiException.class);
    assertThat(metrics.get("ringfence.places.taken").tag("of", "tables").gauge().value())
        .isEqualTo(3);
    assertThat(metrics.get("ringfence.places.refused").counter().count()).isEqualTo(2);
  }

  @Test
  void aPlaceThatIsLeftIsFreeAndItsCallerIsForgotten() {
    for (int time = 0; time < 10; time++) {
      try (Places.Place _ = places.take("kim")) {
        assertThat(places.of("kim")).isEqualTo(1);
      }
    }
    assertThat(places.of("kim")).isZero();
    assertThat(places.taken()).isZero();
  }
}
