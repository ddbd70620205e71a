/**
 * How values travel, and the OpenAPI document that says so. Both are made from the same records: a
 * component is required because records have no optional ones, and may be null where its type is
 * {@code @Nullable}. Knows no resource.
 */
@NullMarked
package io.ringfence.api.wire;

import org.jspecify.annotations.NullMarked;
