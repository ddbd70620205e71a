/** Tests of the migration runner, on texts and on the real engine. */
@NullMarked
package io.ringfence.contracts.migration;

import org.jspecify.annotations.NullMarked;
