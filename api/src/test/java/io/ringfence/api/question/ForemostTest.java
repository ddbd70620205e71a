package io.ringfence.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first of many are those that sorting all of them would give. */
class ForemostTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pagesOfWhatPassesByInAnyOrderAreTheSortedWhole(long seed) {
    Random chance = new Random(seed);
    List<Integer> whole = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      whole.add(i);
    }
    int most = 1 + chance.nextInt(30);
    List<Integer> found = new ArrayList<>();
    Integer last = null;
    while (found.size() < whole.size()) {
      Foremost<Integer> page = new Foremost<>(Comparator.naturalOrder(), last, most);
      List<Integer> passing = new ArrayList<>(whole);
      Collections.shuffle(passing, chance);
      passing.forEach(page::pass);
      assertThat(page.inOrder()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
      found.addAll(page.inOrder());
      last = found.getLast();
    }
    assertThat(found).isEqualTo(whole);
  }
}
