package dev.tandem.fundpurchase.fund;

import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Reads the catalogue. */
public interface FundRepository extends Repository<Fund, String> {

  Optional<Fund> findByCode(String code);

  List<Fund> findByCodeGreaterThanOrderByCode(String code, Limit limit);
}
