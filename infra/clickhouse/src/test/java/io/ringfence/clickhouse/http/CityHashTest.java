package io.ringfence.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clickhouse.data.ClickHouseCityHash;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our checksum is the one ClickHouse's own client computes. */
@SuppressWarnings("deprecation") // the client marks all of its older half so, but still uses this
class CityHashTest {
  private static final long SEED = 128;

  @Test
  void everyLengthUpToThousandAgreesWithTheOfficialClient() {
    Random random = new Random(SEED);
    for (int length = 8; length <= 1_000; length++) {
      byte[] bytes = new byte[length + 5];
      random.nextBytes(bytes);

      CityHash ours = CityHash.of(bytes, 5, length);

      long[] theirs = ClickHouseCityHash.cityHash128(bytes, 5, length);
      assertThat(new long[] {ours.low(), ours.high()}).as("length %d", length).isEqualTo(theirs);
    }
  }
}
