package io.ringfence.api.margin;

import io.ringfence.contracts.rulepack.RulePacks;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The rule packs, read when the first case asks for them, and the clock that says which hold. */
@Configuration(proxyBeanMethods = false)
class MarginConfiguration {
  @Bean
  @Lazy
  RulePacks rulePacks() {
    return RulePacks.ofClassPath();
  }

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }
}
