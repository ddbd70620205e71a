/** Tests of the published JSON Schemas. */
@NullMarked
package io.ringfence.contracts.schema;

import org.jspecify.annotations.NullMarked;
