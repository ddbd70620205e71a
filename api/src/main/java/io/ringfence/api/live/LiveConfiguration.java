package io.ringfence.api.live;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One board and who keeps it up to date. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
  /** Alerts, and positions that closed while a reader was away. */
  private static final int MOST_ENDED = 5 * LiveBounds.USUAL.alerts();

  @Bean
  LiveBounds liveBounds() {
    return LiveBounds.USUAL;
  }

  @Bean
  LiveBoard board() {
    return new LiveBoard(MOST_ENDED);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  LivePoll livePoll(LiveFeed feed, LiveReaders readers, LiveBoard board) {
    return new LivePoll(feed, readers, board);
  }
}
