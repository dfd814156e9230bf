package dev.tandem.fundpurchase.fund;

import dev.tandem.contract.fundpurchase.FundCatalogueChanged;
import dev.tandem.messaging.EventHandler;
import org.springframework.stereotype.Component;

/** Makes every instance forget a fund that was changed. */
@Component
class CatalogueHandler {

  private final FundCatalogue catalogue;

  CatalogueHandler(FundCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @EventHandler(group = "fund-purchase-catalogue", broadcast = true)
  void changed(FundCatalogueChanged event) {
    catalogue.forget(event.fundCode());
  }
}
