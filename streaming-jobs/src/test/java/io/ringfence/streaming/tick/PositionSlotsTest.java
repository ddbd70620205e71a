package io.ringfence.streaming.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionSlotsTest {
  @Test
  void itAnswersAsAMapDoesWhateverIsPutAndRemoved() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      PositionSlots slots = new PositionSlots();
      Map<Long, Integer> map = new HashMap<>();
      for (int step = 0; step < 5_000; step++) {
        // Few ids, some far apart, so that they meet and probe past each other.
        long id = random.nextInt(300) * (random.nextBoolean() ? 1L : 1L << 40);
        if (random.nextInt(3) == 0) {
          slots.remove(id);
          map.remove(id);
        } else {
          slots.put(id, step);
          map.put(id, step);
          assertThat(slots.id(step)).isEqualTo(id);
        }
        long asked = random.nextInt(300) * (random.nextBoolean() ? 1L : 1L << 40);
        assertThat(slots.slot(asked)).as("seed %s", seed).isEqualTo(map.getOrDefault(asked, -1));
      }
    }
  }
}
