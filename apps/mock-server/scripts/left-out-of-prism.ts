// Stands in the bundle in place of packages that Prism loads and this server never reaches: readers of Postman collections and of
// references between the schemas of made-up data, a client for callbacks, which every Node has by now, and a proxy's Kerberos.

export function transformPostmanCollectionOperations(): never {
  throw new Error("Postman collections are not read; give the OpenAPI document.");
}

export default fetch;
