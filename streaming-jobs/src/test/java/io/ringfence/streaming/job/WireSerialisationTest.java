package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.streaming.SampleRecords;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireSerialisationTest {
  static List<Class<?>> records() throws Exception {
    return WireTypes.all();
  }

  @Test
  void theWirePackageIsSeen() throws Exception {
    assertThat(WireTypes.all()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyWireRecordIsSerialisedFieldByField(Class<?> record) {
    var type = TypeInformation.of(record);

    assertThat(type).isInstanceOf(PojoTypeInfo.class);
    assertThat(type.getGenericParameters()).isEmpty();
    assertThat(genericFieldsOf((PojoTypeInfo<?>) type)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyWireRecordComesBackEqualWithAndWithoutItsOptionalFields(Class<?> record)
      throws Exception {
    for (boolean sparse : new boolean[] {false, true}) {
      var value = SampleRecords.of(record, sparse);

      assertThat(roundTrip(value)).isEqualTo(value);
    }
  }

  @Test
  void aDecimalKeepsItsScale() throws Exception {
    var price = new BigDecimal("-0.100000000000000000000000000000000001");

    assertThat(roundTrip(price)).isEqualTo(price);
  }

  private static List<String> genericFieldsOf(PojoTypeInfo<?> type) {
    return type.getFlatFields("*").stream()
        .filter(field -> field.getType() instanceof GenericTypeInfo)
        .map(field -> type.getTypeClass().getSimpleName() + "#" + field.getPosition())
        .toList();
  }

  @SuppressWarnings(
      "unchecked") // The type information of a value's own class serialises the value.
  private static <T> T roundTrip(T value) throws Exception {
    var type = (TypeInformation<T>) TypeInformation.of(value.getClass());
    var serializer = type.createSerializer(new SerializerConfigImpl());
    var out = new DataOutputSerializer(256);
    serializer.serialize(value, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }
}
