@NullMarked
package io.ringfence.contracts.memory;

import org.jspecify.annotations.NullMarked;
