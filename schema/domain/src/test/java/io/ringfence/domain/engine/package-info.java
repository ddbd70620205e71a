@NullMarked
package io.ringfence.domain.engine;

import org.jspecify.annotations.NullMarked;
