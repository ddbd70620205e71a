package io.ringfence.streaming.tick;

import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * How Flink is told of columns: one class, one serialiser.
 *
 * @param <T> class of the columns
 */
final class ColumnType<T> extends TypeInformation<T> {
  private final Class<T> columns;
  private final ColumnSerializer<T> serializer;

  private ColumnType(Class<T> columns, ColumnSerializer<T> serializer) {
    this.columns = columns;
    this.serializer = serializer;
  }

  static <T> ColumnType<T> of(Class<T> columns, Supplier<ColumnSerializer<T>> serializer) {
    return new ColumnType<>(columns, serializer.get());
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return columns;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return columns.getSimpleName();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ColumnType<?> type && columns == type.columns;
  }

  @Override
  public int hashCode() {
    return columns.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof ColumnType<?>;
  }
}
