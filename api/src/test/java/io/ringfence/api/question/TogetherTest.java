package io.ringfence.api.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Questions that wait for each other, on a store that answers when it is told to. */
class TogetherTest {
  private final List<Set<String>> asked = new CopyOnWriteArrayList<>();
  private final Semaphore answers = new Semaphore(0);
  private final CountDownLatch isBusy = new CountDownLatch(1);
  private final Together<String, String, String> together =
      new Together<>(this::store, Duration.ZERO);

  private Map<String, String> store(String group, Set<String> keys) {
    asked.add(keys);
    isBusy.countDown();
    answers.acquireUninterruptibly();
    return keys.stream()
        .filter(key -> !key.equals("absent"))
        .collect(Collectors.toMap(key -> key, key -> group + " " + key));
  }

  @Test
  void questionsThatComeWhileTheStoreIsBusyGoAsOneAndEachGetsItsOwnAnswer() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<String>> first = callers.submit(() -> together.ask("g", "first"));
      isBusy.await();
      Future<Optional<String>> other = callers.submit(() -> together.ask("h", "other"));
      List<Future<Optional<String>>> late = new ArrayList<>();
      for (int caller = 0; caller < 100; caller++) {
        String key = "key-" + caller % 10;
        late.add(callers.submit(() -> together.ask("g", key)));
      }
      while (together.gathered("g") < 10) {
        Thread.sleep(1);
      }
      answers.release(1_000);
      assertThat(first.get()).contains("g first");
      assertThat(other.get()).contains("h other");
      for (int caller = 0; caller < 100; caller++) {
        assertThat(late.get(caller).get()).contains("g key-" + caller % 10);
      }
    }
    // The ten keys came in one question; callers that were slower to ask in a few more.
    assertThat(asked).anySatisfy(keys -> assertThat(keys).hasSize(10));
  }

  @Test
  void whatTheStoreLeavesOutIsNotThere() {
    answers.release();
    assertThat(together.ask("g", "absent")).isEmpty();
  }

  @Test
  void aFailureIsEverybodysOfItsRoundAndNobodysOfTheNext() {
    List<String> fails = new CopyOnWriteArrayList<>(List.of("once"));
    Together<String, String, String> failing =
        new Together<>(
            (group, keys) -> {
              if (!fails.isEmpty()) {
                throw new IllegalStateException(fails.removeFirst());
              }
              return keys.stream().collect(Collectors.toMap(key -> key, key -> group));
            },
            Duration.ZERO);
    assertThatThrownBy(() -> failing.ask("g", "key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("once");
    assertThat(failing.ask("g", "key")).contains("g");
  }

  @Test
  void theStoreHasARestAfterEachQuestion() {
    Duration rest = Duration.ofMillis(20);
    List<Long> began = new ArrayList<>();
    Together<String, String, String> rested =
        new Together<>(
            (group, _) -> {
              began.add(System.nanoTime());
              return Map.of("key", group);
            },
            rest);
    for (int question = 0; question < 3; question++) {
      assertThat(rested.ask("g", "key")).contains("g");
    }
    assertThat(began).hasSize(3);
    for (int question = 1; question < 3; question++) {
      assertThat(began.get(question) - began.get(question - 1))
          .isGreaterThanOrEqualTo(rest.toNanos());
    }
  }
}
