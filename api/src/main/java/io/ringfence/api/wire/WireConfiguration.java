package io.ringfence.api.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamWriteFeature;

/**
 * Values in answers: decimals are texts of plain digits, which no reader rounds to a binary
 * fraction; instants are ISO-8601 in UTC; what is unknown is {@code null} and always there.
 */
@Configuration(proxyBeanMethods = false)
class WireConfiguration {
  @Bean
  JsonMapperBuilderCustomizer decimalsAsText() {
    return mapper ->
        mapper
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .withConfigOverride(
                BigDecimal.class,
                decimals -> decimals.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)));
  }
}
