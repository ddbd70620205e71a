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
  }

  @Test
  void aRangeHoldsWhatATreeSetHoldsWhateverCameAndWent() {
    for (int seed = 0; seed < 60; seed++) {
      play(new Random(seed), seed % 2 == 0);
    }
  }

  @Test
  void whatIsFilledInAtOnceLiesWhereSingleEntriesWould() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      boolean hasFine = seed % 2 == 0;
      OrderedKeys keys = new OrderedKeys(hasFine);
      LooseKeys loose = new LooseKeys(keys.leaf);
      TreeSet<Entry> tree = new TreeSet<>();
      int range = 1 + random.nextInt(300);
      int count = 1 + random.nextInt(400);
      for (int slot = 0; slot < count; slot++) {
        Entry drawn = draw(random, range, hasFine, slot);
        // A few at both ends of what keys reach leave no bits to tell the others apart by.
        boolean isFar = seed % 4 > 1 && random.nextInt(8) == 0;
        Entry entry = isFar ? farthest(random, drawn) : drawn;
        loose.add(entry.coarse, entry.fine, slot);
        tree.add(entry);
      }
      keys.fill(loose);
      for (int look = 0; look < 50; look++) {
        check(keys, tree, draw(random, range, hasFine, 0), draw(random, range, hasFine, 0));
      }
      Entry later = draw(random, range, hasFine, count);
      keys.insert(later.coarse, later.fine, later.slot);
      tree.add(later);
      check(keys, tree, new Entry(-range, 0, 0), new Entry(range, 0, 0));
      check(keys, tree, new Entry(Long.MIN_VALUE, 0, 0), new Entry(Long.MAX_VALUE, 0, 0));
    }
  }

  private static void play(Random random, boolean hasFine) {
    OrderedKeys keys = new OrderedKeys(hasFine);
    TreeSet<Entry> tree = new TreeSet<>();
    List<Entry> entries = new ArrayList<>();
    int range = 1 + random.nextInt(300);
    for (int step = 0; step < 3000; step++) {
      int what = random.nextInt(10);
      boolean grows = step % 1500 < 1000;
      if (what < (grows ? 6 : 2) || entries.isEmpty()) {
        Entry entry = draw(random, range, hasFine, step);
        keys.insert(entry.coarse, entry.fine, entry.slot);
        tree.add(entry);
        entries.add(entry);
      } else if (what < 8) {
        Entry entry = entries.remove(random.nextInt(entries.size()));
        keys.remove(entry.coarse, entry.fine, entry.slot);
        tree.remove(entry);
      } else if (what == 8) {
        Entry entry = entries.remove(random.nextInt(entries.size()));
        Entry moved = draw(random, range, hasFine, entry.slot);
        keys.move(entry.coarse, entry.fine, entry.slot, moved.coarse, moved.fine);
        tree.remove(entry);
        tree.add(moved);
        entries.add(moved);
      } else if (random.nextInt(20) == 0) {
        int rest = random.nextInt(3);
        keys.retain(slot -> slot % 3 != rest);
        tree.removeIf(entry -> entry.slot % 3 == rest);
        entries.removeIf(entry -> entry.slot % 3 == rest);
      }
      check(keys, tree, draw(random, range, hasFine, 0), draw(random, range, hasFine, 0));
    }
  }

  private static Entry draw(Random random, int range, boolean hasFine, int slot) {
    return new Entry(random.nextInt(range) - range / 2, hasFine ? random.nextInt(4) : 0, slot);
  }

  private static Entry farthest(Random random, Entry like) {
    return new Entry(random.nextBoolean() ? 1L << 62 : -1L << 62, like.fine, like.slot);
  }

  private static void check(OrderedKeys keys, TreeSet<Entry> tree, Entry one, Entry other) {
    Entry from = one.compareTo(other) <= 0 ? one : other;
    Entry to = one.compareTo(other) <= 0 ? other : one;
    Entry first = new Entry(from.coarse, from.fine, Integer.MIN_VALUE);
    Entry last = new Entry(to.coarse, to.fine, Integer.MIN_VALUE);
    List<Entry> found = new ArrayList<>();
    keys.between(
        from.coarse,
        from.fine,
        to.coarse,
        to.fine,
        (coarse, fine, slot) -> found.add(new Entry(coarse, fine, slot)));
    assertThat(found).isEqualTo(new ArrayList<>(tree.subSet(first, last)));
    assertThat(keys.size()).isEqualTo(tree.size());
    Entry edge = new Entry(from.coarse, 0, Integer.MIN_VALUE);
    Entry below = tree.lower(edge);
    Entry above = tree.ceiling(edge);
    assertThat(keys.coarseBelow(from.coarse))
        .isEqualTo(below == null ? Long.MIN_VALUE : below.coarse);
    assertThat(keys.coarseAtOrAbove(from.coarse))
        .isEqualTo(above == null ? Long.MAX_VALUE : above.coarse);
  }
}
