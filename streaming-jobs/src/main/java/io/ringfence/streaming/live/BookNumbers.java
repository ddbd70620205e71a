package io.ringfence.streaming.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of books, in the order in which they became known; there is room for so many. */
final class BookNumbers {
  private final int most;
  private final List<String> paths = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  BookNumbers(int most) {
    this.most = most;
  }

  /** Number of a book, new where it must be; below 0 where there is no room. */
  int of(String path) {
    Integer known = numbers.get(path);
    if (known != null) {
      return known;
    }
    if (paths.size() == most) {
      return -1;
    }
    paths.add(path);
    numbers.put(path, paths.size() - 1);
    return paths.size() - 1;
  }

  /** How many there are. */
  int count() {
    return paths.size();
  }

  /** Path of a book. */
  String path(int number) {
    return paths.get(number);
  }

  /** The paths in the order of numbers. */
  List<String> paths() {
    return List.copyOf(paths);
  }

  /** Takes over paths in the order of numbers. */
  void restore(Iterable<String> kept) {
    kept.forEach(this::of);
  }
}
