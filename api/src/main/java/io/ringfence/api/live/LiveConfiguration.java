package io.ringfence.api.live;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One board and who keeps it up to date. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
  /** Most alerts a board shows; the rest is asked for by {@code GET /v1/alerts}. */
  static final int MOST_ALERTS = 1_000;

  /** Alerts, and positions that closed while a reader was away. */
  private static final int MOST_ENDED = 5 * MOST_ALERTS;

  @Bean
  LiveBoard board() {
    return new LiveBoard(MOST_ENDED);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  LivePoll livePoll(LiveFeed feed, LiveReaders readers, LiveBoard board) {
    return new LivePoll(feed, readers, board);
  }
}
