package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrderedKeysTest {
  private record Entry(long coarse, long fine, int slot) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byCoarse = Long.compare(coarse, other.coarse);
      int byFine = byCoarse != 0 ? byCoarse : Long.compare(fine, other.fine);
      return byFine != 0 ? byFine : Integer.compare(slot, other.slot);
    }

    boolean reaches(long valueCoarse, long valueFine) {
      return coarse != valueCoarse ? coarse > valueCoarse : fine >= valueFine;
    }
  }

  @Test
  void theCursorAlwaysPartsWhatATreeSetWouldPart() {
    for (int seed = 0; seed < 60; seed++) {
      play(new Random(seed), seed % 2 == 0);
    }
  }

  private static void play(Random random, boolean hasFine) {
    OrderedKeys keys = new OrderedKeys(hasFine);
    TreeSet<Entry> tree = new TreeSet<>();
    List<Entry> entries = new ArrayList<>();
    int[] crossed = new int[4000];
    int range = 1 + random.nextInt(300);
    long coarse = Long.MAX_VALUE;
    long fine = 0;
    for (int step = 0; step < 3000; step++) {
      int what = random.nextInt(10);
      boolean grows = step % 1500 < 1000;
      if (what < (grows ? 6 : 2) || entries.isEmpty()) {
        Entry entry = draw(random, range, hasFine, step);
        keys.insert(entry.coarse, entry.fine, entry.slot, entry.reaches(coarse, fine));
        tree.add(entry);
        entries.add(entry);
      } else if (what < 8) {
        Entry entry = entries.remove(random.nextInt(entries.size()));
        keys.remove(entry.coarse, entry.fine, entry.slot);
        tree.remove(entry);
      } else if (what == 8 && random.nextInt(20) == 0) {
        int rest = random.nextInt(3);
        keys.retain(slot -> slot % 3 != rest);
        tree.removeIf(entry -> entry.slot % 3 == rest);
        entries.removeIf(entry -> entry.slot % 3 == rest);
      } else {
        Entry value = draw(random, range, hasFine, 0);
        long before = reached(tree, coarse, fine);
        int count = keys.moveTo(value.coarse, value.fine, crossed);
        coarse = value.coarse;
        fine = value.fine;
        assertThat(count).isEqualTo((int) (reached(tree, coarse, fine) - before));
      }
      check(keys, tree, coarse, fine);
    }
  }

  private static Entry draw(Random random, int range, boolean hasFine, int slot) {
    return new Entry(random.nextInt(range) - range / 2, hasFine ? random.nextInt(4) : 0, slot);
  }

  private static long reached(TreeSet<Entry> tree, long coarse, long fine) {
    return tree.stream().filter(entry -> entry.reaches(coarse, fine)).count();
  }

  private static void check(OrderedKeys keys, TreeSet<Entry> tree, long coarse, long fine) {
    assertThat(keys.size()).isEqualTo(tree.size());
    Entry value = new Entry(coarse, fine, Integer.MIN_VALUE);
    Entry below = tree.lower(value);
    Entry above = tree.ceiling(value);
    assertThat(keys.hasBelow()).isEqualTo(below != null);
    if (below != null) {
      assertThat(keys.coarseBelow()).isEqualTo(below.coarse);
      assertThat(keys.fineBelow()).isEqualTo(below.fine);
    }
    assertThat(keys.hasAbove()).isEqualTo(above != null);
    if (above != null) {
      assertThat(keys.coarseAbove()).isEqualTo(above.coarse);
      assertThat(keys.fineAbove()).isEqualTo(above.fine);
    }
  }
}
